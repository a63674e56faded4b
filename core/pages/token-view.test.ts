import { expect, it } from 'vitest';
import { knownProvider } from '../../tests/support/catalogue';
import { providersOf } from '../providers/providers';
import type { Outcome, TestResult } from '../token/outcome';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken } from '../vault/testing/fake-token';
import { NO_FACTS } from './testing/facts';
import { tokenView } from './token-view';

const ADDED_AT = 1_800_000_000_000;

function ended(outcome: Outcome, at: number): TestResult {
  const nothing = {
    reason: null,
    message: null,
    identity: null,
    callsLeft: null,
    callsLimit: null,
    wait: null,
  };
  return {
    ...nothing,
    outcome,
    status: 401,
    method: 'GET',
    asked: 'a.example/',
    duration: 1,
    at,
    region: null,
  };
}

const reasonOf = (changes: Partial<TokenRecord>) =>
  tokenView(fakeToken(FIRST, { on: false, createdAt: ADDED_AT, ...changes }), NO_FACTS).switchedOffBy;

it.each([
  ['the test at adding refused it', { test: ended('refused', ADDED_AT - 1) }, 'refused'],
  ['it belongs to the other region', { test: ended('other-region', ADDED_AT - 1) }, 'other-region'],
  [
    'the test of its replacement refused it',
    { test: ended('refused', ADDED_AT + 5), replacedAt: ADDED_AT + 6 },
    'refused',
  ],
] as const)('a token that is off says why when %s', (_, changes, reason) => {
  expect(reasonOf(changes)).toBe(reason);
});

it.each([
  ['was refused by a test that was asked for later', { test: ended('refused', ADDED_AT + 1) }],
  ['was never tested', { test: null }],
  ['works', { test: ended('works', ADDED_AT - 1) }],
  ['is on again', { on: true, test: ended('refused', ADDED_AT - 1) }],
] as const)('nobody but the user switched off a token that %s', (_, changes) => {
  expect(reasonOf(changes)).toBeNull();
});

it('a token with a host that nothing is sent to is never said to be sent, and no access is asked for it', () => {
  const access = new Set(['https://api.example.com', 'http://localhost:3000']);
  const token = fakeToken(FIRST, {
    origins: ['https://api.example.com', 'http://localhost:3000', 'https://[::1]'],
    allowedSites: ['https://docs.example.com'],
  });
  const view = tokenView(token, { ...NO_FACTS, access });
  expect(view.status).toBe('rule-refused');
  expect(view.missingAccess).toEqual(['https://docs.example.com']);
});

it('says of a token what its record says: shared with an app, and no value of its fields', () => {
  const fields = [{ name: 'second', value: 'fake-second-secret', secret: true }];
  const view = tokenView(fakeToken(FIRST, { sharedWithApp: true, fields }), NO_FACTS);
  expect(view.sharedWithApp).toBe(true);
  expect(JSON.stringify(view)).not.toContain('fake-second-secret');
});

it('shows nothing that a file or a later version added to headers', () => {
  const added = { fromFile: { note: 'planted' } };
  const token = fakeToken(FIRST);
  const record = {
    ...token,
    headers: token.headers.map((header) => ({ ...header, ...added })),
    companions: [{ name: 'X-Version', value: '7', sentOn: 'every-request' as const, ...added }],
  };
  expect(JSON.stringify(tokenView(record, NO_FACTS))).not.toContain('planted');
});

it('offers no region to a token of the user’s own server, and none of another company', () => {
  const regions = (origin: string, providerId = 'pylon') =>
    tokenView(fakeToken(FIRST, { providerId, origins: [origin] }), NO_FACTS).regions.map(
      (region) => new URL(region.origin).hostname,
    );
  expect(regions('https://api.usepylon.com')).toHaveLength(2);
  expect(regions('https://git.acme.example')).toEqual([]);
  const near = regions('https://api.datadoghq.com', 'datadog');
  expect(near).toContain('api.us5.datadoghq.com');
  expect(near.every((host) => host.endsWith('.datadoghq.com'))).toBe(true);
});

it('a token of which no page to delete it is known names the other pages of its provider', () => {
  const site = (origin: string, kind: 'docs' | 'console') => ({ origin, kind, region: null });
  const provider = {
    ...knownProvider('pylon'),
    name: 'Example',
    hosts: [{ origin: 'https://api.example.com', region: null }],
    revoke: { pages: [], steps: [] },
    sites: [site('https://docs.example.com', 'docs'), site('https://app.example.com', 'console')],
  };
  const revoking = { startedAt: 1, checks: 0, nextCheckAt: null, lastCheck: null };
  const token = fakeToken(FIRST, {
    ...{ providerId: provider.id, providerName: 'Example', origins: ['https://api.example.com'] },
    revocation: revoking,
  });
  const view = tokenView(token, { ...NO_FACTS, providers: providersOf([provider]) });
  expect(view.revocation).toMatchObject({
    hasPage: false,
    pages: ['https://app.example.com', 'https://docs.example.com'],
  });
});
