import { expect, it } from 'vitest';
import { type Choices, NO_CHOICES } from '../browser-session/choices';
import { isAboutTab, reachInTab, tabWorld } from '../reach/reach';
import type { TokenRecord } from '../token/token-record';
import { FIRST, fakeToken, SECOND } from '../vault/testing/fake-token';
import { badgeOf } from './badge-state';
import type { Snapshot } from './snapshot';
import { NO_FACTS } from './testing/facts';
import { tokenView } from './token-view';

const API = 'https://api.example.com';
const DOCS = 'https://docs.example.com';
const [TAB, PRIVATE] = [1, 9];
const NOW = 1_800_000_000_000;

interface Shown {
  readonly tokens?: readonly TokenRecord[];
  readonly choices?: Partial<Choices>;
  readonly ended?: readonly string[];
}

/** As much of a snapshot as a badge looks at; every token has rules in force but those that have ended. */
function shown({ tokens = [fakeToken(FIRST)], choices, ended = [] }: Shown): Snapshot {
  const inForce = new Set(tokens.map(({ id }) => id).filter((id) => !ended.includes(id)));
  const facts = {
    ...NO_FACTS,
    choices: { ...NO_CHOICES, ...choices },
    inForce,
    access: new Set([API, DOCS]),
  };
  const views = tokens.map((token) => tokenView(token, facts));
  return { paused: false, result: null, tokens: views, privateTabs: [PRIVATE] } as unknown as Snapshot;
}

const other = (changes: Partial<TokenRecord>) => [fakeToken(FIRST), fakeToken(SECOND, changes)];
const inTabs = [fakeToken(FIRST, { scope: 'chosen-tabs' })];
const chosen = { chosenTabs: { [FIRST]: [TAB] } };

it.each<[what: string, sent: boolean, snapshot: Snapshot, url: string, tabId?: number]>([
  ['the API', true, shown({}), `${API}/v1/me`],
  ['the API outside of the path prefix', false, shown({}), `${API}/app`],
  ['an address that may lead out of it', false, shown({}), `${API}/v1/..%2fapp`],
  ['an allowed page', true, shown({}), `${DOCS}/any`],
  ['another site', false, shown({}), 'https://other.example/v1/me'],
  [
    'the API of a token that is off',
    false,
    shown({ tokens: [fakeToken(FIRST, { on: false })], ended: [FIRST] }),
    `${API}/v1`,
  ],
  ['the API in a private window', false, shown({}), `${API}/v1/me`, PRIVATE],
  [
    'it there, and is chosen',
    true,
    shown({ choices: { chosenTabs: { [FIRST]: [PRIVATE] } } }),
    `${API}/v1`,
    PRIVATE,
  ],
  ['the API, and is not the chosen tab', false, shown({ tokens: inTabs }), `${API}/v1/me`],
  ['the API, and is the chosen tab', true, shown({ tokens: inTabs, choices: chosen }), `${API}/v1/me`],
  [
    'an app on the host, and is the chosen tab',
    true,
    shown({ tokens: inTabs, choices: chosen }),
    `${API}/app`,
  ],
  [
    'a page that was let in',
    true,
    shown({
      tokens: [fakeToken(FIRST, { scope: 'chosen-tabs', allowedSites: [] })],
      choices: { letIn: { [FIRST]: { [TAB]: DOCS } } },
    }),
    `${DOCS}/`,
  ],
  [
    'the API, and is another token’s without rules',
    false,
    shown({
      tokens: other({ scope: 'chosen-tabs' }),
      choices: { chosenTabs: { [SECOND]: [TAB] } },
      ended: [SECOND],
    }),
    `${API}/v1/me`,
  ],
])(
  'the badge says the same as the popup of a tab that shows %s: %s',
  (_what, sent, snapshot, url, id = TAB) => {
    const badge = badgeOf(snapshot, { id, url, waits: false, sent: {} }, NOW, null);
    expect(badge.title).toBe(sent ? 'badge_can_be_sent' : 'badge_nothing');
    const cards = snapshot.tokens.filter((token) => isAboutTab(token, { id, url }));
    const world = tabWorld(snapshot, id);
    expect(cards.some((token) => reachInTab(token, { id, url }, world).sent)).toBe(sent);
  },
);

it('the badge says that a key goes in no header, and nothing where another token is sent', () => {
  const kept = { headers: [] };
  const titleOf = (tokens: readonly TokenRecord[]) =>
    badgeOf(shown({ tokens }), { id: TAB, url: `${API}/v1/me`, waits: false, sent: {} }, NOW, null).title;
  expect(titleOf([fakeToken(FIRST, kept)])).toBe('badge_no_header');
  expect(titleOf(other(kept))).toBe('badge_can_be_sent');
});
