import { expect, it } from 'vitest';
import { savableAddress } from './savable-address';

const token = {
  origins: ['https://api.example.com'],
  pathPrefix: '/v1',
  getActs: false,
  answeredTabs: [1],
};
const url = 'https://api.example.com/v1/me?x=1';

it('is what a tab shows that was sent the token', () => {
  expect(savableAddress(token, { id: 1, url })).toBe(url);
});

it.each([
  ['no tab', token, null],
  ['a hidden address', token, { id: 1, url: null }],
  ['a tab that shows what came without it', token, { id: 3, url }],
  ['another host', token, { id: 1, url: 'https://docs.example.com/v1/me' }],
  ['another path', token, { id: 1, url: 'https://api.example.com/v2/me' }],
  ['a page of the browser', token, { id: 1, url: 'about:blank' }],
  ['an API whose GETs act', { ...token, getActs: true }, { id: 1, url }],
])('is none with %s', (_, of, tab) => {
  expect(savableAddress(of, tab)).toBeNull();
});
