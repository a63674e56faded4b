import { expect, it } from 'vitest';
import { savableAddress } from './savable-address';

const seen = { count: 1, lastStatus: 200, lastAt: 0, overriddenAt: null };
const token = {
  origins: ['https://api.example.com'],
  pathPrefix: '/v1',
  getActs: false,
  sentInTab: { 1: seen, 2: { ...seen, count: 0, overriddenAt: 5 } },
};
const url = 'https://api.example.com/v1/me?x=1';

it('is what a tab shows that was sent the token', () => {
  expect(savableAddress(token, { id: 1, url })).toBe(url);
});

it.each([
  ['no tab', token, null],
  ['a hidden address', token, { id: 1, url: null }],
  ['a tab that was sent nothing', token, { id: 3, url }],
  ['a tab whose requests another extension changed', token, { id: 2, url }],
  ['another host', token, { id: 1, url: 'https://docs.example.com/v1/me' }],
  ['another path', token, { id: 1, url: 'https://api.example.com/v2/me' }],
  ['a page of the browser', token, { id: 1, url: 'about:blank' }],
  ['an API whose GETs act', { ...token, getActs: true }, { id: 1, url }],
])('is none with %s', (_, of, tab) => {
  expect(savableAddress(of, tab)).toBeNull();
});
