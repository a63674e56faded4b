import { describe, expect, it } from 'vitest';
import { NO_CHOICES } from '../browser-session/choices';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { shouldCarry, type TopLevelRequest } from './should-carry';

const API = 'https://api.example.com';
const token = fakeToken(FIRST, { origins: [API], allowedSites: [], scope: 'automatic', pathPrefix: '' });
const rival = fakeToken(SECOND, { origins: [API], allowedSites: [], scope: 'chosen-tabs', pathPrefix: '' });
const request: TopLevelRequest = { tabId: 3, method: 'GET', url: `${API}/x`, initiator: null, ahead: false };
const ANY = { ownVisitsOnly: false, normalTabs: null };
const OWN = { ...ANY, ownVisitsOnly: true };
const chosen = { ...NO_CHOICES, chosenTabs: { [FIRST]: [3] } };

// Proves P9: A visit that should have carried the token is told from others.
describe('a request that our rules were to change', () => {
  it.each<[what: string, expected: boolean, Parameters<typeof shouldCarry>]>([
    ['is a visit', true, [request, token, [token], NO_CHOICES, ANY]],
    ['asks for the head only', true, [{ ...request, method: 'HEAD' }, token, [token], NO_CHOICES, ANY]],
    ['is no POST', false, [{ ...request, method: 'POST' }, token, [token], NO_CHOICES, ANY]],
    ['is to its host', false, [{ ...request, url: 'https://x.com/' }, token, [token], NO_CHOICES, ANY]],
    ['has no page behind it', false, [{ ...request, initiator: 'null' }, token, [token], NO_CHOICES, ANY]],
    ['is not loaded ahead', false, [{ ...request, ahead: true }, token, [token], NO_CHOICES, ANY]],
    ['has no rival that may take it', false, [request, token, [token, rival], NO_CHOICES, ANY]],
    ['is in a chosen tab', true, [request, { ...token, scope: 'chosen-tabs' }, [token, rival], chosen, ANY]],
    [
      'is in no other tab',
      false,
      [{ ...request, tabId: 4 }, { ...token, scope: 'chosen-tabs' }, [token], chosen, ANY],
    ],
    [
      'is in a tab of a private window',
      false,
      [request, token, [token], NO_CHOICES, { ...ANY, normalTabs: [4] }],
    ],
    ['is in a chosen one there', true, [request, token, [token], chosen, { ...ANY, normalTabs: [4] }]],
    ['is the second of a visit', false, [request, token, [token], NO_CHOICES, OWN]],
    [
      'is in a visited tab',
      true,
      [
        request,
        token,
        [token],
        { ...NO_CHOICES, shown: { 3: { origin: API, byUser: true, sentWith: [] } } },
        OWN,
      ],
    ],
  ])('%s (%s)', (_what, expected, given) => {
    expect(shouldCarry(...given)).toBe(expected);
  });
});
