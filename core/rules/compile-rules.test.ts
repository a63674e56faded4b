import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedBy } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, subject } from '../testing/sample-token';
import { compileRules, compileTokens } from './compile-rules';
import type { RuleEngine, RuleSubject, RuleToken } from './rule-input';

const site = fc.constantFrom(DOCS, API, 'https://app.example.net', 'https://docs.example.org:8443');
const tabs = fc.array(fc.integer({ min: -1, max: 4 }), { maxLength: 4 });
const NEVER_STORED = [
  { header: 'cache-control', operation: 'set', value: 'no-cache, no-store' },
  { header: 'if-range', operation: 'set', value: '"none"' },
];
const anySubject = fc.record({
  token: fc.record({
    id: fc.uuid(),
    secret: fc.stringMatching(/^[\x21-\x7e]{1,60}$/),
    fields: fc.constant<RuleToken['fields']>([]),
    origins: fc.uniqueArray(fc.constantFrom(API, 'https://api.eu.example.com', 'https://x.test:444'), {
      minLength: 1,
    }),
    pathPrefix: fc.constantFrom('', '/api', '/api/v2'),
    headers: fc.constantFrom<RuleToken['headers'][]>(
      [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
      [{ name: 'authorization', template: '{token}:x', encoding: 'basic' }],
      [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
    ),
    companions: fc.constantFrom<RuleToken['companions'][]>(
      [],
      [{ name: 'Accept', value: 'a/b', sentOn: 'navigation' }],
    ),
    scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
    getOnly: fc.boolean(),
    withoutCookies: fc.boolean(),
  }),
  pages: fc.array(site, { maxLength: 3 }),
  chosenTabs: tabs,
  guests: fc.dictionary(fc.nat({ max: 9 }).map(String), site, { maxKeys: 3 }),
  normalTabs: fc.option(tabs),
  openedTabs: tabs,
  openTabs: fc.option(tabs),
  visits: fc.dictionary(fc.nat({ max: 9 }).map(String), fc.constantFrom(API, DOCS), { maxKeys: 3 }),
  ownVisitsOnly: fc.boolean(),
  answered: fc.dictionary(fc.nat({ max: 9 }).map(String), fc.constantFrom(API, DOCS), { maxKeys: 3 }),
});
const subjects: fc.Arbitrary<RuleSubject[]> = fc.uniqueArray(anySubject, {
  maxLength: 5,
  selector: ({ token }) => token.id,
});
const engine: fc.Arbitrary<RuleEngine> = fc.constantFrom(CHROMIUM, FIREFOX);

function everyRule(check: (rule: ReturnType<typeof compileRules>[number], engine: RuleEngine) => void): void {
  fc.assert(
    fc.property(subjects, engine, (all, known) => {
      for (const rule of compileRules(all, known)) check(rule, known);
    }),
  );
}

describe('every rule of every set of tokens', () => {
  it('lists its methods, and never OPTIONS', () => {
    everyRule(({ condition, action }) => {
      expect(condition.requestMethods ?? []).not.toContain('options');
      if (action.type === 'modifyHeaders') expect(condition.requestMethods?.length).toBeGreaterThan(0);
    });
  });

  it('is about navigations or fetches, never frames, images or all types', () => {
    everyRule(({ condition, action }) => {
      if (action.type === 'allow') return;
      expect([['main_frame'], ['xmlhttprequest'], ['other']]).toContainEqual(condition.resourceTypes);
    });
  });

  it('lets navigations send GET and HEAD only', () => {
    everyRule(({ condition, action }) => {
      if (action.type === 'allow' || condition.resourceTypes[0] !== 'main_frame') return;
      expect(condition.requestMethods).toEqual(['get', 'head']);
    });
  });

  it('binds fetches to initiators, and to the top frame or to chosen tabs, and no worker', () => {
    everyRule(({ condition }, { topDomains }) => {
      if (condition.resourceTypes[0] !== 'xmlhttprequest') return;
      expect(condition.initiatorDomains?.length).toBeGreaterThan(0);
      if (topDomains) expect(condition.topDomains).toEqual(condition.initiatorDomains);
      else expect(condition.tabIds?.length).toBeGreaterThan(0);
      if (condition.tabIds === undefined) expect(condition.excludedTabIds).toContain(-1);
      expect(condition.tabIds ?? []).not.toContain(-1);
    });
  });

  it('has its place: what no page caused below the block rule, own pages above it, escaped paths above all', () => {
    const below = { navigation: 1, visit: 1, save: 1 };
    const places = { ...below, block: 2, link: 3, page: 3, guest: 3, download: 3, escaped: 4 };
    everyRule(({ key, priority }) => {
      const [first = '', kind = first] = key.startsWith('prefix ') ? ['escaped'] : key.split(' ');
      expect(priority).toBe(places[kind.replace(/^guest-\d+$/, 'guest') as keyof typeof places]);
    });
  });

  it('is for listed tabs where it is about a top-level request of a page', () => {
    everyRule(({ key, condition, action }) => {
      if (action.type === 'allow' || condition.resourceTypes[0] === 'xmlhttprequest') return;
      const caused = condition.initiatorDomains !== undefined || condition.resourceTypes[0] === 'other';
      if (caused) expect(condition.tabIds?.length, key).toBeGreaterThan(0);
    });
  });

  it('lists tabs where only own visits count', () => {
    fc.assert(
      fc.property(subjects, engine, (all, known) => {
        const own = all.map((each) => ({ ...each, ownVisitsOnly: true }));
        for (const { condition, action } of compileRules(own, known)) {
          if (action.type === 'allow' || condition.resourceTypes[0] === 'xmlhttprequest') continue;
          expect(condition.tabIds?.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('takes cookies from every answer', () => {
    everyRule(({ action }) => {
      if (action.type === 'allow') return;
      expect(action.responseHeaders).toContainEqual({ header: 'set-cookie', operation: 'remove' });
    });
  });

  it('names host, scheme and path in an anchored filter without wildcards', () => {
    everyRule(({ condition, action }) => {
      if (action.type === 'allow') return;
      expect(condition.urlFilter).toMatch(/^\|https:\/\/[^*^|]+(?:\/|[^/]\^)$/);
      expect(condition.isUrlFilterCaseSensitive).toBe(true);
      expect(condition.requestDomains).toHaveLength(1);
      expect(condition.requestDomains[0]).toMatch(/^[a-z0-9.-]+$/);
    });
  });

  it('sets visible ASCII under lower-case names, and neither answers from the cache nor stores', () => {
    everyRule(({ action }) => {
      if (action.type === 'allow') return;
      for (const { header, operation, value } of action.requestHeaders) {
        expect(header).toMatch(/^[a-z0-9-]+$/);
        if (operation === 'set') expect(value).toMatch(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/);
        else expect(header).toBe('cookie');
      }
      const names = action.requestHeaders.map(({ header }) => header);
      expect(new Set(names).size).toBe(names.length);
      expect(action.requestHeaders).toEqual(expect.arrayContaining(NEVER_STORED));
    });
  });
});

describe('compileRules', () => {
  it('gives the same rules for the same input, whatever the order of the chosen tabs', () => {
    fc.assert(
      fc.property(subjects, engine, (all, known) => {
        const again = all.map(({ token, chosenTabs, normalTabs, openTabs, ...same }) => ({
          ...same,
          token: structuredClone(token),
          normalTabs: normalTabs?.toReversed() ?? null,
          openTabs: openTabs?.toReversed() ?? null,
          chosenTabs: [...chosenTabs, ...chosenTabs].reverse(),
        }));
        expect(JSON.stringify(compileRules(again, known))).toBe(JSON.stringify(compileRules(all, known)));
      }),
    );
  });

  it('gives each rule its own key, and exactly one block rule when anything is sent', () => {
    fc.assert(
      fc.property(subjects, engine, (all, known) => {
        const keys = compileRules(all, known).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => key === 'block')).toHaveLength(keys.length === 0 ? 0 : 1);
      }),
    );
  });

  it('writes nothing that the engine would refuse', () => {
    fc.assert(
      fc.property(subjects, engine, (all, known) => {
        expect(refusedBy(known, compileRules(all, known))).toEqual([]);
      }),
    );
  });

  it('has no rule for a key that goes in no header, whatever stands beside it', () => {
    const companions: RuleToken['companions'] = [{ name: 'Accept', value: 'a/b', sentOn: 'every-request' }];
    for (const scope of ['automatic', 'chosen-tabs'] as const) {
      const kept = subject({ headers: [], companions, scope, allowedSites: [DOCS] }, [1]);
      expect(compileRules([{ ...kept, guests: { 1: DOCS } }], CHROMIUM)).toEqual([]);
    }
  });

  it('has no rule for no token, nor for a token whose tabs are not chosen yet', () => {
    expect(compileRules([], CHROMIUM)).toEqual([]);
    expect(compileRules([subject({ scope: 'chosen-tabs', allowedSites: [DOCS] })], CHROMIUM)).toEqual([]);
  });

  it.each([
    'http://api.example.com',
    'http://foo.localhost:3000',
    'http://0.0.0.0:3000',
    'https://[::1]:8443',
  ])(
    'has no rule for a token with the host %s, whatever its other hosts, and loses no other token by it',
    (origin) => {
      const other = subject({ id: 'token-2-0123456789', origins: ['https://api.eu.example.com'] });
      for (const known of [CHROMIUM, FIREFOX]) {
        for (const [scope, chosen] of [
          ['automatic', [3]],
          ['chosen-tabs', [3]],
          ['chosen-tabs', []],
        ] as const) {
          const odd = subject({ scope, origins: [API, origin], allowedSites: [DOCS] }, chosen);
          expect(compileTokens([odd, other], known)[0]?.rules).toBeNull();
          expect(compileRules([odd, other], known)).toEqual(compileRules([other], known));
        }
      }
    },
  );
});
