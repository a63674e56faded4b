import { NO_CHOICES } from '../../browser-session/choices';
import type { NotedRequest } from '../../browser-session/seen-requests';
import type { Reading } from '../../pending/reading';
import { fakeOwnProvider } from '../../vault/testing/fake-own-provider';
import { FIRST, fakeToken, SECOND } from '../../vault/testing/fake-token';
import type { SessionInput, SessionName } from '../session-values';

const AT = 1_800_000_000_000;
const KEY = 'A'.repeat(43).concat('=');
const reading = { kind: 'none' } as Reading;
const request: NotedRequest = {
  id: '1',
  page: null,
  kind: 'script',
  method: 'GET',
  byPage: false,
  from: null,
  tokenIds: [FIRST],
  carried: [],
  status: 200,
  at: AT,
};

/** One value of each that the background could have stored; of a sealed one, what is in the seal. */
export const SAMPLE_VALUES: { readonly [N in SessionName]: SessionInput<N> } = {
  vaultKeys: [KEY],
  draft: {
    reading,
    nothing: null,
    drafts: [],
    replacesId: null,
    state: 'open',
    looks: false,
    oneByOne: false,
    afterAccess: 'test',
    expiresAt: AT,
  },
  triedForms: [{ origin: 'https://traces.example.com', digest: KEY, at: AT, result: null }],
  handedAddress: { url: 'https://traces.example.com/openapi.json', until: AT },
  identityChoices: { tokenId: FIRST, choices: [{ path: 'user.name', text: 'Jane Doe' }], expiresAt: AT },
  typed: { id: FIRST, fields: { label: 'Label' }, expiresAt: AT },
  removed: [{ id: SECOND, records: [fakeToken(SECOND)], provider: null, until: AT }],
  choices: {
    ...NO_CHOICES,
    chosenTabs: { [FIRST]: [1] },
    allowedOrigins: { [FIRST]: ['https://traces.example.com'] },
    shown: { 1: { origin: 'https://traces.example.com', byUser: true, sentWith: [FIRST] } },
  },
  rulesInForce: JSON.stringify({
    nextId: 2,
    numbers: { [`${FIRST} set https://traces.example.com`]: 1 },
    unsent: { [SECOND]: 'rule-refused' },
    changedAt: AT,
  }),
  toPurge: ['https://traces.example.com'],
  sent: { 1: { [FIRST]: { count: 1, lastStatus: 200, lastAt: AT, overriddenAt: null } } },
  seenRequests: {
    1: { shown: null, next: null, last: request, loaded: null },
  },
  openedPages: [{ kind: 'token', id: FIRST }],
  tokenList: { wanted: 'acme', filter: 'refused', order: { by: 'expires', descending: true } },
  testRun: {
    state: 'done',
    total: 3,
    accepted: 1,
    refused: 1,
    other: 0,
    notAsked: 1,
    held: [{ name: 'Example provider', why: 'too-many' }],
  },
  snapshot: {
    state: 'locked',
    lockedAt: AT,
    lockedBecause: 'user',
    nextTryAt: null,
    ways: { passphrase: true, recovery: false, passkeys: [] },
    problem: null,
  },
  locking: { reason: 'idle', at: AT, origins: ['https://traces.example.com'] },
  locked: { reason: 'idle', at: AT },
  fellBack: true,
  provenAt: AT,
  unlockedAt: AT,
  pendingCode: { code: 'sample-code', until: AT },
  importing: {
    createdAt: AT,
    records: [fakeToken(FIRST)],
    leftOut: [{ id: FIRST, what: 'page', why: 'shared-page' }],
    ownProviders: [fakeOwnProvider()],
    moving: null,
    expiresAt: AT,
  },
  importUndo: {
    revision: 1,
    changes: [{ id: FIRST, before: null, left: fakeToken(FIRST) }],
    ownProviders: [],
    expiresAt: AT,
  },
  copied: { digest: KEY },
  activity: [{ at: AT, kind: 'added', about: 'Label', detail: null }],
  toNote: [{ at: AT, kind: 'locked', about: 'idle', detail: null }],
  idleSince: AT,
  heartbeat: AT,
};
