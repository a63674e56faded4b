import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../core/browser-session/seen-requests';
import type { TokenView } from '../../core/pages/snapshot';
import { lastWithoutToken, openedByPage } from './opened-by-page';

const URL_SHOWN = 'https://api.example.com/v1/me';
const TAB = { id: 7, url: URL_SHOWN };
const REQUEST: RequestView = {
  kind: 'page',
  method: 'GET',
  byPage: true,
  from: null,
  carried: false,
  status: 401,
  at: 1_000,
};
type Seen = Pick<TokenView, 'origins' | 'pathPrefix' | 'status' | 'requestsInTab'>;
const tokenWith = (request: Partial<RequestView>, parts: Partial<Seen> = {}): Seen => ({
  origins: ['https://api.example.com'],
  pathPrefix: '/v1',
  status: 'sent',
  requestsInTab: { 7: { shown: { ...REQUEST, ...request }, last: { ...REQUEST, ...request } } },
  ...parts,
});

describe('a tab that a page opened', () => {
  it.each(['sent', 'no-tab-chosen', 'no-visit'] as const)(
    'is said to be one while the token is %s',
    (status) => {
      expect(openedByPage(tokenWith({}, { status }), TAB)).toMatchObject({ status: 401 });
    },
  );

  it.each<[what: string, token: Seen, tab: typeof TAB | null]>([
    ['the user opened it', tokenWith({ byPage: false }), TAB],
    ['nobody can tell', tokenWith({ byPage: null }), TAB],
    ['it carried the token', tokenWith({ carried: true }), TAB],
    ['the token is off', tokenWith({}, { status: 'off' }), TAB],
    ['all are paused', tokenWith({}, { status: 'paused' }), TAB],
    ['it is another tab', tokenWith({}), { ...TAB, id: 8 }],
    ['the tab shows another site', tokenWith({}), { ...TAB, url: 'https://evil.example/v1/me' }],
    ['the path is not below the prefix', tokenWith({}), { ...TAB, url: 'https://api.example.com/me' }],
    ['the path escapes the prefix', tokenWith({}), { ...TAB, url: 'https://api.example.com/v1/..%2fme' }],
    ['no tab is known', tokenWith({}), null],
  ])('is not said to be one where %s', (_what, token, tab) => {
    expect(openedByPage(token, tab)).toBeNull();
  });
});

it('a last request that carried the token is no word of warning', () => {
  expect(lastWithoutToken(tokenWith({ carried: true }), 7)).toBeNull();
  expect(lastWithoutToken(tokenWith({}), 7)).toMatchObject({ status: 401 });
  expect(lastWithoutToken(tokenWith({}), 8)).toBeNull();
  expect(lastWithoutToken(tokenWith({}), null)).toBeNull();
});
