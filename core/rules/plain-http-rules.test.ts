import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressHolds, headerValues, refusedBy, type SeenRequest } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, SECRET, subject } from '../testing/sample-token';
import { compileRules, compileTokens, withBlockRule } from './compile-rules';
import { fitRules } from './fit-rules';
import type { RuleEngine, RuleSubject } from './rule-input';
import type { SessionRule } from './session-rule';

const ANY_PORT = ['http://localhost:0', 'http://127.0.0.1:0', 'http://[::1]:0'];
const CHOSEN = 3;
const OTHER = 7;
const ENGINES: readonly (readonly [string, RuleEngine])[] = [
  ['Chromium', CHROMIUM],
  ['Firefox', FIREFOX],
];

/** Every way in which a record or the user's other choices might widen it. */
const MODES: Readonly<Record<string, (origins: string[]) => RuleSubject>> = {
  'for all tabs by its record': (origins) =>
    subject({ origins, scope: 'automatic', allowedSites: [DOCS] }, [CHOSEN]),
  'for chosen tabs': (origins) => subject({ origins, scope: 'chosen-tabs', allowedSites: [DOCS] }, [CHOSEN]),
  'with own visits only': (origins) => ({
    ...subject({ origins, allowedSites: [DOCS] }, [CHOSEN]),
    ownVisitsOnly: true,
    visits: { [OTHER]: origins[0] ?? '', [CHOSEN]: origins[0] ?? '' },
  }),
  'with a page that was let in': (origins) => ({
    ...subject({ origins }, [CHOSEN]),
    guests: { [OTHER]: DOCS },
  }),
  'with an answer that can be saved': (origins) => ({
    ...subject({ origins }, [CHOSEN]),
    answered: { [CHOSEN]: origins[0] ?? '', [OTHER]: origins[0] ?? '' },
  }),
  'where private windows are seen': (origins) => subject({ origins }, [CHOSEN], [OTHER, 8]),
};

const isSent = (rules: readonly SessionRule[], request: SeenRequest, engine: RuleEngine) =>
  headerValues(rules, request, engine).some((value) => value.includes(SECRET));

/** Addresses at which somebody else answers, for each token of plain http. */
const OWN: readonly (readonly [origins: string[], own: readonly string[], others: readonly string[]])[] = [
  [
    ['http://localhost:3000'],
    ['http://localhost:3000/', 'http://localhost:3000/v1?x=1', 'http://user:word@localhost:3000/'],
    [
      'http://localhost/',
      'http://localhost:3001/',
      'http://localhost:30000/',
      'http://localhost:300/',
      'https://localhost:3000/',
      'http://foo.localhost:3000/',
      'http://localhost.:3000/',
      'http://localhost.evil.test:3000/',
      'http://localhost:3000@evil.test/',
      'http://evil.test/http://localhost:3000/',
      'http://127.0.0.1:3000/',
      'http://[::1]:3000/',
      'http://0.0.0.0:3000/',
      'ws://localhost:3000/',
    ],
  ],
  [
    ['http://[::1]:3000'],
    ['http://[::1]:3000/', 'http://[0:0::1]:3000/x'],
    [
      'http://[::1]/',
      'http://[::1]:3001/',
      'http://[::2]:3000/',
      'http://[::ffff:127.0.0.1]:3000/',
      'http://localhost:3000/',
    ],
  ],
  [
    ['http://192.168.1.10'],
    ['http://192.168.1.10/', 'http://3232235786/'],
    [
      'http://192.168.1.1/',
      'http://192.168.1.10:8080/',
      'https://192.168.1.10/',
      'http://192.168.1.100/',
      'http://rebind.test/',
    ],
  ],
  [
    ['http://nas.local:5000'],
    ['http://nas.local:5000/', 'http://NAS.LOCAL:5000/'],
    [
      'http://nas.local/',
      'http://a.nas.local:5000/',
      'http://nas.local.:5000/',
      'http://nas:5000/',
      'http://xnas.local:5000/',
    ],
  ],
  [
    ['http://nas'],
    ['http://nas/', 'http://NAS:80/'],
    ['http://nas:8080/', 'http://a.nas/', 'http://nas./', 'https://nas/'],
  ],
  [
    ANY_PORT,
    [
      'http://localhost/',
      'http://localhost:1/',
      'http://localhost:65535/v1',
      'http://127.0.0.1:3000/',
      'http://127.1:3000/',
      'http://[::1]:3000/',
      'http://[::1]/',
    ],
    [
      'http://foo.localhost/',
      'http://foo.localhost:3000/',
      'http://localhost.evil.test/',
      'http://localhost./',
      'http://localhost.:3000/',
      'http://localhost@evil.test/',
      'http://localhost:word@evil.test/',
      'http://localhost:3000@foo.localhost/',
      'http://localhost:word@foo.localhost:3000/',
      'http://127.0.0.2:3000/',
      'http://0.0.0.0:3000/',
      'http://[::]:3000/',
      'http://[::ffff:127.0.0.1]:3000/',
      'https://localhost:3000/',
      'ws://localhost:3000/',
    ],
  ],
];

describe.each(ENGINES)('in %s', (_name, engine) => {
  describe.each(Object.entries(MODES))('a token of plain http %s', (_mode, made) => {
    it.each(OWN)('%j is sent to its own addresses from its chosen tab', (origins, own) => {
      const rules = compileRules([made(origins)], engine);
      for (const url of own) {
        // What is in front of an @ is no part of what a server is asked, and no filter sees past it.
        const expected = !url.includes('@');
        expect(isSent(rules, { url, tab: CHOSEN }, engine), url).toBe(expected);
        expect(isSent(rules, { url, tab: OTHER }, engine), url).toBe(false);
        expect(isSent(rules, { url, tab: -1, type: 'xmlhttprequest' }, engine), url).toBe(false);
      }
    });

    it.each(OWN)('%j is sent to nobody else', (origins, _own, others) => {
      const rules = compileRules([made(origins)], engine);
      for (const url of others) expect(isSent(rules, { url, tab: CHOSEN }, engine), url).toBe(false);
    });

    it.each(OWN)('%j is sent for no page, its own neither', (origins, [url = '']) => {
      const rules = compileRules([made(origins)], engine);
      const pages = [
        DOCS,
        'https://evil.example',
        'http://localhost:4000',
        'http://127.0.0.1:4000',
        'http://[::1]:4000',
      ];
      for (const initiator of [...pages, new URL(url).origin])
        for (const tab of [CHOSEN, OTHER])
          for (const type of ['main_frame', 'xmlhttprequest', 'other', 'sub_frame'])
            for (const method of ['get', 'post'])
              expect(
                isSent(rules, { url, initiator, top: initiator, tab, type, method }, engine),
                initiator,
              ).toBe(false);
    });

    it.each(OWN)('%j has only rules that list tabs, none of links, downloads and pages', (origins) => {
      const rules = compileTokens([made(origins)], engine).flatMap(({ rules: own }) => own ?? []);
      expect(rules.length).toBeGreaterThan(0);
      expect(refusedBy(engine, compileRules([made(origins)], engine))).toEqual([]);
      for (const { key, condition } of rules) {
        expect(key).toMatch(/^\S+ (?:navigation|save) /);
        expect(condition.tabIds).toEqual([CHOSEN]);
      }
    });
  });
});

const origin = fc.constantFrom(
  API,
  'http://localhost:3000',
  'http://nas.local',
  'http://[::1]:3000',
  'http://10.0.0.1',
  ...ANY_PORT,
);
const tabs = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 });
const pageOf = fc.constantFrom(API, DOCS, 'http://localhost:3000');
const made: fc.Arbitrary<RuleSubject> = fc
  .record({
    origins: fc.uniqueArray(origin, { minLength: 1, maxLength: 3 }),
    scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
    pathPrefix: fc.constantFrom('', '/v1'),
    chosen: tabs,
    normal: fc.option(tabs),
    open: fc.option(tabs),
    ownVisitsOnly: fc.boolean(),
    guests: fc.dictionary(fc.constantFrom('1', '2'), fc.constantFrom(DOCS)),
    visits: fc.dictionary(fc.constantFrom('1', '2', '3'), pageOf),
    answered: fc.dictionary(fc.constantFrom('1', '2', '3'), pageOf),
  })
  .map(({ origins, scope, pathPrefix, chosen, normal, open, guests, visits, answered, ownVisitsOnly }) => ({
    ...subject({ origins, scope, pathPrefix, allowedSites: [DOCS] }, chosen, normal),
    ...{ openTabs: open, guests, visits, answered, ownVisitsOnly },
  }));

// Proves P3: Over plain http no rule lacks tabs, and none is of a link, a page or a guest.
it('over plain http no rule lacks tabs, and none is of a link, a page or a guest', () => {
  fc.assert(
    fc.property(
      fc.array(made, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(CHROMIUM, FIREFOX),
      (subjects, engine) => {
        const named = subjects.map((each, at) => ({
          ...each,
          token: { ...each.token, id: `token-${at}-0123456789` },
        }));
        const compiled = compileTokens(named, engine);
        for (const [at, { rules }] of compiled.entries()) {
          const given = named[at];
          if (given?.token.origins.some((each) => each.startsWith('http:')) !== true) continue;
          for (const { key, condition } of rules ?? []) {
            expect(key).toMatch(/^\S+ (?:navigation|save) /);
            expect(condition.tabIds?.length).toBeGreaterThan(0);
            for (const tab of condition.tabIds ?? []) expect(given.chosenTabs).toContain(tab);
            expect(condition.excludedTabIds).toBeUndefined();
          }
        }
      },
    ),
  );
});

it('the pattern of every port matches a path prefix as a whole', () => {
  const [rule] =
    compileTokens([subject({ origins: ANY_PORT, pathPrefix: '/v1' }, [CHOSEN])], CHROMIUM)[0]?.rules ?? [];
  if (rule === undefined) throw new Error('no rule');
  const holds = (path: string) => addressHolds(rule.condition, `http://localhost:3000${path}`);
  expect(['/v1', '/v1/', '/v1?x', '/v1/me'].every(holds)).toBe(true);
  expect(['/', '/v10', '/v1.5', '/v1:run', '/V1', '/x/v1/', '/v1%2fx'].some(holds)).toBe(false);
});

it('an escaped path carries nothing over plain http either', () => {
  const rules = compileRules(
    [subject({ origins: ['http://localhost:3000'], pathPrefix: '/v1' }, [CHOSEN])],
    CHROMIUM,
  );
  const sent = (path: string) =>
    isSent(rules, { url: `http://localhost:3000${path}`, tab: CHOSEN }, CHROMIUM);
  expect(sent('/v1/me')).toBe(true);
  for (const path of ['/v1/..%2fadmin', '/v1//x', '/v1/..;/x', '/v1:run', '/v1;x'])
    expect(sent(path), path).toBe(false);
});

it('a token of one port and one of every port are never both sent', () => {
  const one = subject({ id: 'token-1-0123456789', origins: ['http://localhost:3000'] }, [CHOSEN]);
  const every = subject({ id: 'token-2-0123456789', origins: ANY_PORT }, [CHOSEN]);
  expect(
    isSent(compileRules([one, every], CHROMIUM), { url: 'http://localhost:3000/', tab: CHOSEN }, CHROMIUM),
  ).toBe(false);
  const elsewhere = compileRules([one, { ...every, chosenTabs: [OTHER] }], CHROMIUM);
  expect(isSent(elsewhere, { url: 'http://localhost:3000/', tab: CHOSEN }, CHROMIUM)).toBe(true);
});

it('tokens of every port leave room for the expressions that the browser takes', () => {
  const many = Array.from({ length: 400 }, (_, at) => ({
    ...subject({ id: `token-${at}-0123456789`, origins: ANY_PORT, headers: [headerOf(at)] }, [CHOSEN]),
    answered: { [CHOSEN]: 'http://localhost:3000' },
  }));
  const rules = withBlockRule(fitRules(compileTokens(many, CHROMIUM), 5000), CHROMIUM);
  const count = rules.filter(({ condition }) => condition.regexFilter !== undefined).length;
  expect(count).toBeGreaterThan(900);
  expect(count).toBeLessThanOrEqual(1000);
});

const headerOf = (at: number) => ({ name: `X-Key-${at}`, template: '{token}', encoding: 'plain' as const });
