import { createHash } from 'node:crypto';
import { compileTokens, type TokenRules, withBlockRule } from '../../core/rules/compile-rules';
import { ruleSubjects } from '../../core/rules/rule-subjects';
import type { SessionRule } from '../../core/rules/session-rule';
import { headerValues } from '../../core/testing/reference-engine';
import { CHROMIUM } from '../../core/testing/sample-token';
import type { TokenRecord } from '../../core/token/token-record';
import { readState, type State } from './state';
import { API, DOCS, EU, FOREIGN, OTHER, PAGERDUTY, type World } from './world';

/** What is in force beside what the state asks for; both are equal when all is well. */
export interface Judgement {
  readonly inForce: unknown;
  readonly asked: unknown;
}

const ORIGINS = [API, EU, OTHER, PAGERDUTY];
const TABS = [1, 2, 3, 4, 99];

export async function judge(world: World): Promise<Judgement> {
  const state = await readState(world.fake);
  const rules = [...world.fake.rules.values()] as unknown as readonly SessionRule[];
  const secretOf = new Map(state.tokens.map(({ id, secret }) => [id, secret]));
  const compiledAll = compiledOf(state);
  /** A rule that the engine does not take may be in force from before. */
  const refused = compiledAll.filter(({ id, rules: own }) => {
    const secret = secretOf.get(id) ?? '';
    return own?.length && secret === world.refused && !JSON.stringify(rules).includes(secret);
  });
  const left = (id: string) => !refused.some((token) => token.id === id);
  const compiled = compiledAll.filter(({ id }) => left(id));
  const seen = statuses(world);
  return {
    inForce: {
      rules: spelt(rules),
      carried: carriedBy(rules),
      sent: seen.sent,
      refused: seen.refused,
      strays: strays(world, state),
    },
    asked: {
      rules: spelt(withBlockRule(compiled, CHROMIUM)),
      carried: carriedFor({ ...state, tokens: state.tokens.filter(({ id }) => left(id)) }),
      sent: compiled.flatMap(({ id, rules: own }) => (own?.length ? [id] : [])).sort(),
      refused: refused.map(({ id }) => id),
      strays: [],
    },
  };
}

function compiledOf({ tokens, choices, access, tabs }: State): readonly TokenRules[] {
  const isChosen = Object.values(choices.chosenTabs).some((chosen) => chosen.length > 0);
  const limits = { ownVisitsOnly: false, normalTabs: null, openTabs: isChosen ? tabs : null };
  return compileTokens(ruleSubjects(tokens, choices, access, Date.now(), limits), CHROMIUM);
}

/** Rules without what may differ: their numbers, keys and order. */
function spelt(rules: readonly SessionRule[]): readonly string[] {
  return rules
    .map(({ priority, action, condition }) => JSON.stringify([priority, action, sorted(condition)]))
    .sort();
}

const sorted = (parts: object) =>
  Object.entries(parts)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, Array.isArray(value) && value.length > 99 ? digestOf(value) : value]);

/** The block rule's list of outsiders would fill a screen. */
const digestOf = (list: readonly unknown[]) => createHash('sha256').update(list.join()).digest('hex');

/** What visits of the user carry by these rules, and every page's request that carries anything. */
function carriedBy(rules: readonly SessionRule[]): readonly string[] {
  const lines: string[] = [];
  for (const origin of ORIGINS)
    for (const tab of TABS)
      for (const header of ['authorization', 'x-api-key']) {
        const url = `${origin}/x`;
        const values = headerValues(rules, { url, tab }, CHROMIUM, header);
        for (const value of values) lines.push(`${origin} ${tab} ${secretIn(value)}`);
        for (const initiator of [FOREIGN, 'https://com']) {
          const foreign = headerValues(rules, { url, tab, initiator, top: initiator }, CHROMIUM, header);
          for (const value of foreign) lines.push(`${origin} ${tab} ${secretIn(value)} FOREIGN`);
        }
        const docs = { url, tab, initiator: DOCS, top: DOCS, type: 'xmlhttprequest' };
        for (const value of headerValues(rules, docs, CHROMIUM, header))
          lines.push(`${origin} ${tab} ${secretIn(value)} docs`);
      }
  return lines.sort();
}

/** The secret alone, without the words around it. */
const secretIn = (value: string): string => value.split(/[ =]/).at(-1) ?? '';

/** The same, told from the state in other words than the compiler's. */
function carriedFor({ tokens, choices, access, tabs }: State): readonly string[] {
  const now = Date.now();
  const isMeant = (token: TokenRecord): boolean => {
    const until = choices.sendUntil[token.id];
    return (
      !choices.paused &&
      token.revocation === null &&
      (until === undefined ? token.on : until > now) &&
      token.origins.every((origin) => access.has(origin))
    );
  };
  const meant = tokens.filter(isMeant);
  const isChosen = ({ id, scope }: TokenRecord, tab: number): boolean =>
    scope === 'chosen-tabs' && (choices.chosenTabs[id] ?? []).includes(tab);
  const hasTabs = ({ id, scope }: TokenRecord): boolean =>
    scope === 'chosen-tabs' && (choices.chosenTabs[id] ?? []).length > 0;
  const compete = (one: TokenRecord, other: TokenRecord): boolean =>
    one !== other &&
    one.headers[0]?.name === other.headers[0]?.name &&
    one.origins.some((origin) => other.origins.includes(origin));
  const goesFrom = (token: TokenRecord, tab: number): boolean => {
    const conflicts = meant.filter((other) => compete(token, other));
    if (conflicts.some((conflict) => isChosen(conflict, tab))) return false;
    // A tab that was opened from one that is chosen for a conflict would send its first request too early to be named.
    if (token.scope === 'automatic' && conflicts.some(hasTabs) && !tabs.includes(tab)) return false;
    return token.scope === 'chosen-tabs'
      ? isChosen(token, tab)
      : !conflicts.some(({ scope }) => scope === 'automatic');
  };
  return meant
    .flatMap((token) =>
      TABS.filter((tab) => goesFrom(token, tab)).flatMap((tab) =>
        token.origins.flatMap((origin) => {
          const line = `${origin} ${tab} ${token.secret}`;
          return token.allowedSites.includes(DOCS) && access.has(DOCS) ? [line, `${line} docs`] : [line];
        }),
      ),
    )
    .sort();
}

/** Chosen tabs that are gone, or show what none may show that was chosen for this token. */
function strays({ fake }: World, { choices }: State): readonly string[] {
  const origins = new Map(fake.tabs.map(({ id, url }) => [id, new URL(url).origin]));
  return Object.entries(choices.chosenTabs).flatMap(([id, tabs]) =>
    tabs
      .filter((tab) => !choices.allowedOrigins[id]?.includes(origins.get(tab) ?? ''))
      .map((tab) => `${id} in tab ${tab}`),
  );
}

/** What pages are told. */
function statuses({ fake }: World): {
  readonly sent: readonly string[];
  readonly refused: readonly string[];
} {
  const snapshot = fake.session.get('snapshot') as
    | { readonly tokens: readonly { readonly id: string; readonly status: string }[] }
    | undefined;
  const all = (wanted: string) =>
    (snapshot?.tokens ?? []).flatMap(({ id, status }) => (status === wanted ? [id] : []));
  return { sent: all('sent').toSorted(), refused: all('rule-refused') };
}
