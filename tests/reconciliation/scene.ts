import fc from 'fast-check';
import { expect } from 'vitest';
import { type Choices, isAnyChosen, NO_CHOICES } from '../../core/browser-session/choices';
import { BY_USER, reachOf } from '../../core/reach/reach';
import { worldOf } from '../../core/reach/reach-token';
import type { NotSentBecause, ReachCause, ReachRequest, World } from '../../core/reach/world';
import { compileTokens, withBlockRule } from '../../core/rules/compile-rules';
import type { RuleEngine } from '../../core/rules/rule-input';
import { ruleSubjects } from '../../core/rules/rule-subjects';
import type { SessionRule } from '../../core/rules/session-rule';
import { headerValues, type SeenRequest } from '../../core/testing/reference-engine';
import { CHROMIUM, FIREFOX } from '../../core/testing/sample-token';
import { headerValue } from '../../core/token/headers';
import type { TokenRecord } from '../../core/token/token-record';
import { fakeToken } from '../../core/vault/testing/fake-token';

const API = 'https://api.example.com';
const EU = 'https://eu.example.com:8443';
const DOCS = 'https://docs.example.org';
const APP = 'https://app.example.net';
const FOREIGN = 'https://evil.example.net';
export const LOCAL = 'http://localhost:3000';
const IPV6 = 'http://[::1]:3000';
const NAS = 'http://nas.local';
export const ANY_PORT = 'http://localhost:0';
const LOCAL_ALIKE = [
  'http://localhost:3001',
  'http://[::1]',
  'http://foo.localhost:3000',
  'http://nas.local:8080',
];
const ORIGINS = [API, EU, DOCS, APP, LOCAL, IPV6, NAS, ANY_PORT];

const NOW = 1_800_000_000_000;
export const OPEN = [1, 2, 3, 4];
export const PRIVATE = [4];
/** Never open; a tab that the browser has just made has such a number. */
export const NEW = 9;
const IDS = ['token-number-0001', 'token-number-0002', 'token-number-0003'];

const often = <T>(usual: T, ...rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const revocation = { startedAt: NOW, checks: 0, nextCheckAt: null, lastCheck: null };
const token = fc.record({
  origins: fc.constantFrom<string[][]>([API], [EU], [API, EU]),
  pathPrefix: fc.constantFrom('', '', '/v1', '/v1', '/v2'),
  header: often('Authorization', 'X-Api-Key'),
  /** The last one can't be put into a rule. */
  version: fc.constantFrom(null, null, null, '1', '2', 'é'),
  allowedSites: fc.subarray([DOCS, APP]),
  scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
  getOnly: fc.boolean(),
  on: often(true, false),
  revocation: often(null, revocation),
});

const tabs = fc.subarray([...OPEN, NEW], { maxLength: 3 });
const chosen = fc.record({
  tabs,
  openedFrom: fc.subarray([...OPEN, NEW], { maxLength: 1 }),
  letIn: fc.dictionary(fc.constantFrom('1', '2', '3'), fc.constantFrom(DOCS, APP), { maxKeys: 1 }),
  sendUntil: often(null, NOW - 1, NOW + 1),
});
const shown = fc.record({
  origin: fc.constantFrom(...ORIGINS.filter((each) => each !== ANY_PORT)),
  byUser: fc.boolean(),
  sentWith: fc.subarray(IDS),
});

export const scene = fc.record({
  tokens: fc.array(fc.tuple(token, chosen), { minLength: 1, maxLength: 3 }),
  shown: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), shown),
  paused: often(false, true),
  access: often(ORIGINS, [API, DOCS, LOCAL], [EU, APP, ANY_PORT]),
  ownVisitsOnly: often(false, true),
  seesPrivate: fc.boolean(),
  engine: fc.constantFrom(CHROMIUM, FIREFOX),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

const PATHS = ['/', '/v1', '/v1/', '/v1?q=..', '/v10', '/v1.5/x', '/v1:run', '/v1;x', '/V1/x', '/v1%2fx'];
const ESCAPED = ['/v1/..%2fadmin', '/v1//x', '/v1/..;/x'];
const HOSTS = [API, EU, 'https://eu.example.com', 'https://api.example.com.evil.net'];
const INITIATORS = [
  null,
  null,
  'null',
  API,
  API,
  EU,
  'https://api.example.com:9000',
  'https://x.api.example.com',
  DOCS,
  'https://x.docs.example.org',
  APP,
  FOREIGN,
  LOCAL,
  'http://localhost:3001',
  IPV6,
  NAS,
];

export const request: fc.Arbitrary<ReachRequest> = fc.record({
  tabId: fc.constantFrom(...OPEN, NEW),
  url: fc
    .tuple(often(API, ...HOSTS), fc.constantFrom('/v1/me', '/v1/', '/v2/me', ...PATHS, ...ESCAPED))
    .map(([origin, path]) => origin + path),
  method: often('GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'patch'),
  cause: fc.oneof(
    { weight: 2, arbitrary: fc.constant(BY_USER) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom<ReachCause['kind'][]>(
          'page',
          'page',
          'script',
          'script',
          'other',
          'other',
          'frame',
          'worker',
        ),
        initiator: fc.constantFrom(...INITIATORS),
      }),
    },
  ),
});

/** The same, but for tokens that go over plain http. */
export const plainScene = fc
  .tuple(fc.constantFrom<string[][]>([LOCAL], [IPV6], [NAS], [ANY_PORT], [LOCAL, IPV6], [API, LOCAL]), scene)
  .map(
    ([origins, drawn]): Scene => ({
      ...drawn,
      tokens: drawn.tokens.map(([parts, tabs]) => [{ ...parts, origins }, tabs]),
    }),
  );
export const plainRequest = fc
  .tuple(request, fc.constantFrom(LOCAL, LOCAL, IPV6, NAS, ...LOCAL_ALIKE))
  .map(([each, origin]) => ({ ...each, url: each.url.replace(new URL(each.url).origin, origin) }));

/** A browser in which all of that is so: its rules, and what reach is told of them. */
interface Made {
  readonly records: readonly TokenRecord[];
  readonly rules: readonly SessionRule[];
  readonly world: World;
}

export function made({ tokens, shown, paused, access, ownVisitsOnly, seesPrivate, engine }: Scene): Made {
  const records = tokens.map(([{ header, version, ...parts }], at) =>
    fakeToken(IDS[at] ?? '', {
      ...parts,
      headers: [{ name: header, template: 'Bearer {token}', encoding: 'plain' }],
      companions: version === null ? [] : [{ name: 'X-Version', value: version, sentOn: 'every-request' }],
    }),
  );
  const choices = choicesOf(tokens, shown, paused);
  const granted = new Set(access);
  const limits = {
    normalTabs: seesPrivate ? OPEN.filter((tab) => !PRIVATE.includes(tab)) : null,
    openTabs: isAnyChosen(choices) ? OPEN : null,
  };
  const compiled = compileTokens(
    ruleSubjects(records, choices, granted, NOW, { ...limits, ownVisitsOnly }),
    engine,
  );
  const rules = withBlockRule(compiled, engine);
  const facts = {
    choices,
    access: granted,
    ownVisitsOnly,
    inForce: new Set(rules.map(({ key }) => key.split(' ')[0] ?? '')),
    unsent: new Map(
      compiled.flatMap(({ id, rules }) => (rules === null ? [[id, 'rule-refused' as const]] : [])),
    ),
    inPrivate: seesPrivate ? PRIVATE : [],
    now: NOW,
  };
  const world = worldOf(records, facts, { ...limits, pagesNeedChosenTab: !engine.topDomains });
  return { records, rules, world };
}

function choicesOf(tokens: Scene['tokens'], shown: Choices['shown'], paused: boolean): Choices {
  const byId = <T>(value: (chosen: Scene['tokens'][number][1]) => T | null): Record<string, T> =>
    Object.fromEntries(
      tokens.flatMap(([, each], at) => {
        const part = value(each);
        return part === null ? [] : [[IDS[at] ?? '', part]];
      }),
    );
  const openedFrom = [...OPEN, NEW].map((tab) => [
    tab,
    tokens.flatMap(([, each], at) => (each.openedFrom.includes(tab) ? [IDS[at] ?? ''] : [])),
  ]);
  return {
    ...NO_CHOICES,
    paused,
    shown,
    chosenTabs: byId(({ tabs }) => tabs),
    letIn: byId(({ letIn }) => letIn),
    sendUntil: byId(({ sendUntil }) => sendUntil),
    openedFrom: Object.fromEntries(openedFrom),
  };
}

const TYPES: Readonly<Record<ReachCause['kind'], string>> = {
  page: 'main_frame',
  script: 'xmlhttprequest',
  frame: 'sub_frame',
  worker: 'xmlhttprequest',
  other: 'other',
};

/** The request as a rule engine sees it: it can't tell an opaque page from the user. */
function seenBy({ tabId, url, method, cause }: ReachRequest): SeenRequest {
  const { kind } = cause;
  const initiator = cause.initiator === 'null' ? null : cause.initiator;
  return {
    url,
    method: method.toLowerCase(),
    type: TYPES[kind],
    initiator,
    top: kind === 'script' ? initiator : null,
    tab: kind === 'worker' ? -1 : tabId,
  };
}

export function isCarried(
  token: TokenRecord,
  rules: readonly SessionRule[],
  asked: ReachRequest,
  engine: RuleEngine,
): boolean {
  const seen = seenBy(asked);
  return token.headers.every((header) => {
    const values = headerValues(rules, seen, engine, header.name.toLowerCase());
    return values.includes(headerValue(header, token));
  });
}

/**
 * Holds reach against the rules.
 * @returns how often each answer was drawn
 */
export function agree(scenes: fc.Arbitrary<Scene>, requests: fc.Arbitrary<ReachRequest>, numRuns: number) {
  const seen = new Map<NotSentBecause | 'sent', number>();
  fc.assert(
    fc.property(scenes, requests, (drawn, asked) => {
      const { records, rules, world } = made(drawn);
      for (const [at, token] of world.tokens.entries()) {
        const record = records[at];
        const reach = reachOf(token, asked, world);
        const said = reach.sent ? 'sent' : reach.because;
        expect(record !== undefined && isCarried(record, rules, asked, drawn.engine), said).toBe(reach.sent);
        seen.set(said, (seen.get(said) ?? 0) + 1);
      }
    }),
    { numRuns },
  );
  return seen;
}
