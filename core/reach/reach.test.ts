import { describe, expect, it } from 'vitest';
import { NO_CHOICES } from '../browser-session/choices';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { BY_USER, isAboutTab, reachInTab, reachOf, reachOfTab, tabWorld } from './reach';
import { reachToken, worldOf } from './reach-token';
import type { Reach, ReachRequest, World } from './world';

const API = 'https://api.example.com';
const DOCS = 'https://docs.example.com';
const EVIL = 'https://evil.example.net';
const TAB = 3;
const PRIVATE = 9;

const KEY: TokenRecord['headers'] = [{ name: 'X-Key', template: '{token}', encoding: 'plain' }];
const revocation = { startedAt: 1, checks: 0, nextCheckAt: null, lastCheck: null };

/** A browser in which every token has its rules. */
const FACTS = {
  choices: NO_CHOICES,
  inForce: new Set<string>([FIRST, SECOND]),
  unsent: new Map<string, 'rule-refused' | 'too-many-rules'>(),
  access: new Set([API, DOCS]),
  ownVisitsOnly: false,
  inPrivate: [],
  now: 1_800_000_000_000,
};
const LIMITS = { normalTabs: null, openTabs: null, pagesNeedChosenTab: false };
const VISIT: ReachRequest = { tabId: TAB, url: `${API}/v1/me`, method: 'GET', cause: BY_USER };

interface Told {
  readonly token?: Partial<TokenRecord>;
  readonly other?: Partial<TokenRecord>;
  readonly choices?: Partial<typeof NO_CHOICES>;
  readonly facts?: Partial<typeof FACTS>;
  readonly limits?: Partial<Pick<World, keyof typeof LIMITS>>;
}

function told({ token, other, choices, facts, limits }: Told): World {
  const records = [fakeToken(FIRST, token), ...(other === undefined ? [] : [fakeToken(SECOND, other)])];
  const known = { ...FACTS, choices: { ...NO_CHOICES, ...choices }, ...facts };
  return worldOf(records, known, { ...LIMITS, ...limits });
}

function firstOf(world: World) {
  const [token] = world.tokens;
  if (token === undefined) throw new Error('no token');
  return token;
}

const said = (reach: Reach): string => (reach.sent ? 'sent' : reach.because);
const saidOf = (world: World, request: Partial<ReachRequest> = {}) =>
  said(reachOf(firstOf(world), { ...VISIT, ...request }, world));

const NONE = { inForce: new Set<string>() };
const CHOSEN = { chosenTabs: { [FIRST]: [TAB] } };
const script = (initiator: string): Partial<ReachRequest> => ({ cause: { kind: 'script', initiator } });
const page = (initiator: string): Partial<ReachRequest> => ({ cause: { kind: 'page', initiator } });
const opened = (origin: string) => ({ shown: { [TAB]: { origin, byUser: true, sentWith: [] } } });

describe('a request', () => {
  it.each<[what: string, expected: string, told: Told, request?: Partial<ReachRequest>]>([
    ['that the user makes', 'sent', {}],
    ['while it is revoked', 'revoking', { token: { revocation, on: false }, facts: NONE }],
    ['whose key goes in no header', 'no-header', { token: { headers: [] }, facts: NONE }],
    [
      'while it is off and all are paused',
      'off',
      { token: { on: false }, choices: { paused: true }, facts: NONE },
    ],
    ['while all are paused', 'paused', { choices: { paused: true }, facts: NONE }],
    ['without access', 'no-access', { facts: { ...NONE, access: new Set() } }, { url: `${EVIL}/` }],
    [
      'of one rule too many',
      'too-many-rules',
      { facts: { ...NONE, unsent: new Map([[FIRST, 'too-many-rules']]) } },
    ],
    ['whose rules are refused', 'rule-refused', { facts: NONE }],
    ['of two that are on for all tabs', 'conflict', { other: {}, facts: NONE }],
    ['beside another header', 'sent', { other: { headers: KEY } }],
    ['to another host', 'other-host', {}, { url: `${EVIL}/v1/` }],
    ['to what is no address', 'other-host', {}, { url: 'about blank' }],
    ['to another port', 'other-host', {}, { url: `${API}:8443/v1/` }],
    ['outside of the path prefix', 'other-path', {}, { url: `${API}/v10` }],
    ['that may leave the path prefix', 'escaped-path', {}, { url: `${API}/v1/..%2fadmin` }],
    [
      'that may leave the path prefix of another token of the host',
      'escaped-path',
      { token: { pathPrefix: '' }, other: { headers: KEY } },
      { url: `${API}/v1/..%2fadmin` },
    ],
    ['of a frame', 'frame', {}, { cause: { kind: 'frame', initiator: DOCS } }],
    ['of a worker', 'worker', {}, { cause: { kind: 'worker', initiator: DOCS } }],
    ['that posts a form', 'other-method', {}, { method: 'POST' }],
    ['that posts from an allowed page', 'sent', {}, { method: 'POST', ...script(DOCS) }],
    [
      'that posts though it is for GET only',
      'other-method',
      { token: { getOnly: true } },
      { method: 'POST', ...script(DOCS) },
    ],
    ['in a private window', 'private-window', { limits: { normalTabs: [1] } }],
    ['in a private window that was chosen', 'sent', { limits: { normalTabs: [1] }, choices: CHOSEN }],
    ['in another tab than the chosen one', 'other-tab', { token: { scope: 'chosen-tabs' } }],
    ['in the chosen tab', 'sent', { token: { scope: 'chosen-tabs' }, choices: CHOSEN }],
    [
      'in a tab that is another’s',
      'conflict',
      { other: { scope: 'chosen-tabs' }, choices: { chosenTabs: { [SECOND]: [TAB] } } },
    ],
    [
      'in a tab that was opened from another’s',
      'conflict',
      {
        other: { scope: 'chosen-tabs' },
        choices: { chosenTabs: { [SECOND]: [8] }, openedFrom: { [TAB]: [SECOND] } },
      },
    ],
    [
      'in a tab that may have been',
      'conflict',
      {
        other: { scope: 'chosen-tabs' },
        choices: { chosenTabs: { [SECOND]: [8] } },
        limits: { openTabs: [8] },
      },
    ],
    [
      'in a tab that was chosen for both',
      'conflict',
      {
        token: { scope: 'chosen-tabs' },
        other: { scope: 'chosen-tabs' },
        choices: { chosenTabs: { [FIRST]: [TAB], [SECOND]: [TAB] } },
      },
    ],
    ['by a foreign page', 'foreign-page', {}, page(EVIL)],
    ['by a page without an origin', 'sent', {}, page('null')],
    ['by a script of a foreign page', 'foreign-page', {}, script(EVIL)],
    ['by a script of the API itself', 'foreign-page', {}, script(API)],
    ['by a link of a page that the user opened', 'sent', { choices: opened(DOCS) }, page(DOCS)],
    ['by a link of a page that another opened', 'no-visit', {}, page(DOCS)],
    ['of the second visit', 'sent', { facts: { ownVisitsOnly: true }, choices: opened(API) }],
    ['of the first visit, with own visits only', 'no-visit', { facts: { ownVisitsOnly: true } }],
    ['of the first visit to any tab', 'no-visit', { facts: { ...NONE, ownVisitsOnly: true } }],
    [
      'that saves what came with it',
      'sent',
      { choices: { shown: { [TAB]: { origin: API, byUser: false, sentWith: [FIRST] } } } },
      { cause: { kind: 'other', initiator: null } },
    ],
    [
      'that saves what came without it',
      'no-answer',
      { choices: opened(API) },
      { cause: { kind: 'other', initiator: null } },
    ],
    [
      'of a page that was let in',
      'sent',
      { token: { scope: 'chosen-tabs', allowedSites: [] }, choices: { letIn: { [FIRST]: { [TAB]: DOCS } } } },
      script(DOCS),
    ],
    [
      'of a page that was let in elsewhere',
      'foreign-page',
      { token: { allowedSites: [] }, choices: { letIn: { [FIRST]: { 8: DOCS } } } },
      script(DOCS),
    ],
    [
      'of an allowed page where the engine sees no top frame',
      'other-tab',
      { limits: { pagesNeedChosenTab: true } },
      script(DOCS),
    ],
  ])('%s: %s', (_what, expected, given, request) => {
    expect(saidOf(told(given), request)).toBe(expected);
  });
});

describe('a request over plain http', () => {
  const LOCAL = 'http://localhost:3000';
  const NAS = 'http://nas.local';
  const HTTP: Told = {
    token: { origins: [LOCAL, 'http://[::1]:0'], pathPrefix: '' },
    choices: CHOSEN,
    facts: { access: new Set([LOCAL, 'http://[::1]:0', DOCS]) },
  };
  const url = `${LOCAL}/v1/me`;

  it.each<[what: string, expected: string, request: Partial<ReachRequest>]>([
    ['from a chosen tab', 'sent', { url }],
    ['from another tab', 'other-tab', { url, tabId: 8 }],
    ['from a new tab', 'other-tab', { url, tabId: 99 }],
    ['to any port that is named as such', 'sent', { url: 'http://[::1]:4711/' }],
    ['to another port', 'other-host', { url: 'http://localhost:3001/' }],
    ['to a name below localhost', 'other-host', { url: 'http://foo.localhost:3000/' }],
    ['over https', 'other-host', { url: 'https://localhost:3000/' }],
    ['by a link of its own page', 'foreign-page', { url, ...page(LOCAL) }],
    ['by a link of another port', 'foreign-page', { url, ...page('http://localhost:3001') }],
    ['by a script of an allowed page', 'foreign-page', { url, ...script(DOCS) }],
    ['by a script of a page that was let in', 'foreign-page', { url, ...script(DOCS) }],
    ['from no tab', 'worker', { url, tabId: -1, ...script(DOCS) }],
  ])('%s: %s', (_what, expected, request) => {
    const letIn = { [FIRST]: { [TAB]: DOCS } };
    for (const scope of ['automatic', 'chosen-tabs'] as const) {
      for (const ownVisitsOnly of [true, false]) {
        const facts = { ...HTTP.facts, ownVisitsOnly };
        const world = told({ token: { ...HTTP.token, scope }, choices: { ...CHOSEN, letIn }, facts });
        expect(saidOf(world, request)).toBe(expected);
      }
    }
  });

  it('waits for a tab where none is chosen, whatever the record says', () => {
    const facts = { ...NONE, access: new Set([NAS]), ownVisitsOnly: true };
    const world = told({ token: { origins: [NAS], scope: 'automatic' }, facts });
    expect(firstOf(world)).toMatchObject({ status: 'no-tab-chosen', scope: 'chosen-tabs', plainHttp: true });
    expect(saidOf(world, { url: `${NAS}/v1/me` })).toBe('other-tab');
  });

  it('is refused to a host in the open', () => {
    const facts = { ...NONE, access: new Set(['http://api.example.com']) };
    const world = told({ token: { origins: ['http://api.example.com'] }, choices: CHOSEN, facts });
    expect(firstOf(world).status).toBe('rule-refused');
    expect(firstOf(told({ token: { origins: ['http://api.example.com'] } })).missingAccess).toEqual([]);
  });
});

describe('a tab', () => {
  const inTab = (given: Told, url: string, id = TAB) => {
    const { tokens } = told(given);
    const world = tabWorld({ tokens, privateTabs: [PRIVATE] }, id);
    return said(reachInTab(firstOf(told(given)), { id, url }, world));
  };

  it('that shows the API below the path prefix is sent the token', () => {
    expect(inTab({}, `${API}/v1/me`)).toBe('sent');
    expect(inTab({}, `${API}/`)).toBe('other-path');
    expect(inTab({}, `${API}/v1/..;/admin`)).toBe('escaped-path');
    expect(inTab({}, `${EVIL}/v1/me`)).toBe('other-host');
  });

  it('that shows an allowed page is sent it, and a chosen one at another path of the host', () => {
    expect(inTab({}, `${DOCS}/anything`)).toBe('sent');
    expect(inTab({ token: { scope: 'chosen-tabs' }, choices: CHOSEN }, `${API}/app`)).toBe('sent');
  });

  it('of a private window is sent it once it is chosen', () => {
    expect(inTab({}, `${API}/v1`, PRIVATE)).toBe('private-window');
    expect(inTab({ choices: { chosenTabs: { [FIRST]: [PRIVATE] } } }, `${API}/v1`, PRIVATE)).toBe('sent');
  });

  it('is another’s where that was chosen or let in', () => {
    const other = { scope: 'chosen-tabs' } as const;
    expect(inTab({ other, choices: { chosenTabs: { [SECOND]: [TAB] } } }, `${API}/v1`)).toBe('conflict');
    const letIn = { [SECOND]: { [TAB]: DOCS } };
    expect(inTab({ other, choices: { letIn } }, `${API}/v1`)).toBe('conflict');
  });

  it('may be any', () => {
    const anyTab = (given: Told) => said(reachOfTab(firstOf(told(given)), null, told(given)));
    expect(anyTab({ limits: { normalTabs: [] } })).toBe('sent');
    expect(anyTab({ token: { scope: 'chosen-tabs' }, facts: NONE })).toBe('other-tab');
    expect(anyTab({ token: { on: false }, facts: NONE })).toBe('off');
  });

  it('is about a token that is off as well', () => {
    const off = firstOf(told({ token: { on: false }, facts: NONE }));
    expect(isAboutTab(off, { id: null, url: `${API}/v1/me` })).toBe(true);
    expect(isAboutTab(off, { id: null, url: null })).toBe(false);
  });
});

it('what reach is told of a token holds no secret', () => {
  expect(JSON.stringify(reachToken(fakeToken(FIRST), FACTS))).not.toContain(fakeToken(FIRST).secret);
});
