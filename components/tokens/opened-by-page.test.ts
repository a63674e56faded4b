import { describe, expect, it } from 'vitest';
import type { RequestsView, RequestView } from '../../core/browser-session/seen-requests';
import type { TokenView } from '../../core/pages/snapshot';
import { lastWithoutToken, openedByPage } from './opened-by-page';

const URL_SHOWN = 'https://api.example.com/v1/me';
const TAB = { url: URL_SHOWN };
const REQUEST: RequestView = {
  kind: 'page',
  method: 'GET',
  byPage: true,
  from: null,
  carried: false,
  status: 401,
  at: 1_000,
};
const NONE: RequestsView = { shown: null, last: null };
const both = (parts: Partial<RequestView> = {}): RequestsView => ({
  shown: { ...REQUEST, ...parts },
  last: { ...REQUEST, ...parts },
});
const tokenThatIs = (status: TokenView['status']) => ({
  origins: ['https://api.example.com'],
  pathPrefix: '/v1',
  status,
});
const TOKEN = tokenThatIs('sent');

describe('a tab that a page opened', () => {
  it.each(['sent', 'no-tab-chosen', 'no-visit'] as const)(
    'is said to be one while the token is %s',
    (status) => {
      expect(openedByPage(tokenThatIs(status), TAB, both())).toMatchObject({ status: 401 });
    },
  );

  it.each<[what: string, token: typeof TOKEN, tab: typeof TAB | null, requests: RequestsView]>([
    ['the user opened it', TOKEN, TAB, both({ byPage: false })],
    ['nobody can tell', TOKEN, TAB, both({ byPage: null })],
    ['it carried the token', TOKEN, TAB, both({ carried: true })],
    ['the token is off', tokenThatIs('off'), TAB, both()],
    ['all are paused', tokenThatIs('paused'), TAB, both()],
    ['no request of it is known', TOKEN, TAB, NONE],
    ['the tab shows another site', TOKEN, { url: 'https://evil.example/v1/me' }, both()],
    ['the path is not below the prefix', TOKEN, { url: 'https://api.example.com/me' }, both()],
    ['the path escapes the prefix', TOKEN, { url: 'https://api.example.com/v1/..%2fme' }, both()],
    ['no tab is known', TOKEN, null, both()],
  ])('is not said to be one where %s', (_what, token, tab, requests) => {
    expect(openedByPage(token, tab, requests)).toBeNull();
  });
});

it('a last request that carried the token is no word of warning', () => {
  expect(lastWithoutToken(both({ carried: true }))).toBeNull();
  expect(lastWithoutToken(both())).toMatchObject({ status: 401 });
  expect(lastWithoutToken(NONE)).toBeNull();
});
