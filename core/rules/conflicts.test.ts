import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValues } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, sampleToken, subject } from '../testing/sample-token';
import { activeConflicts, sentBeside } from '../token/active-conflicts';
import { areInConflict } from '../token/conflicts';
import type { TokenRecord } from '../token/token-record';
import { fakeToken } from '../vault/testing/fake-token';
import { compileRules } from './compile-rules';
import type { RuleSubject } from './rule-input';

const EU = 'https://eu.example.com';
const one = { id: 'one', secret: 'secret-of-one', allowedSites: [DOCS] };
const two = { id: 'two', secret: 'secret-of-two', allowedSites: [DOCS] };
const other = { name: 'X-Api-Key', template: '{token}', encoding: 'plain' as const };
const lowerCase = { name: 'authorization', template: '{token}', encoding: 'plain' as const };

const sentIn = (subjects: readonly RuleSubject[], tab: number, engine = CHROMIUM) =>
  headerValues(compileRules(subjects, engine), { url: `${API}/`, tab }, engine);

describe('areInConflict', () => {
  it('sees the same header on a shared host, in any case', () => {
    expect(areInConflict(sampleToken(one), sampleToken({ ...two, headers: [lowerCase] }))).toBe(true);
    expect(areInConflict(sampleToken(one), sampleToken({ ...two, origins: [DOCS, API] }))).toBe(true);
  });

  it('lets other hosts, other ports, other headers and the token itself be', () => {
    expect(areInConflict(sampleToken(one), sampleToken({ ...two, origins: [DOCS] }))).toBe(false);
    expect(areInConflict(sampleToken(one), sampleToken({ ...two, origins: [`${API}:8443`] }))).toBe(false);
    expect(areInConflict(sampleToken(one), sampleToken({ ...two, headers: [other] }))).toBe(false);
    expect(areInConflict(sampleToken(one), sampleToken(one))).toBe(false);
  });
});

describe('areInConflict, by path prefix', () => {
  it.each<[mine: string, theirs: string, conflict: boolean]>([
    ['/team-a', '/team-a', true],
    ['/team-a', '', true],
    ['/team-a', '/team-a/projects', true],
    ['/team-a', '/team-b', false],
    ['/team-a', '/team-ab', false],
    ['/team-a', '/team-a.b', false],
    ['/team-a', '/team-a-b/projects', false],
    ['/groups/team-a', '/team-a', false],
    ['/groups/team-a', '/groups/team-b', false],
    // A filter's `^` takes a tilde for the end of a name, so the rule of the shorter prefix matches there.
    ['/team', '/team~a', true],
    ['/team~a', '/team~b', false],
    // One path for servers that do not tell letters by their case.
    ['/Team-A', '/team-a', true],
    ['/Team-A', '/team-a/projects', true],
  ])('%s beside %j: %s', (mine, theirs, conflict) => {
    const [here, there] = [
      sampleToken({ ...one, pathPrefix: mine }),
      sampleToken({ ...two, pathPrefix: theirs }),
    ];
    expect([areInConflict(here, there), areInConflict(there, here)]).toEqual([conflict, conflict]);
  });

  it('counts one path only where it is one of the same host', () => {
    const below = sampleToken({ ...one, pathPrefix: '/team-a' });
    expect(areInConflict(below, sampleToken({ ...two, origins: [EU], pathPrefix: '/team-a' }))).toBe(false);
  });
});

describe('what is on for the hosts of a new token', () => {
  const fresh = fakeToken('two');
  const revocation = { startedAt: 1, checks: 0, nextCheckAt: null, lastCheck: null };
  const found = (changes: Partial<TokenRecord>, token = fresh) => {
    const others = [fakeToken('one', changes), fakeToken('far', { origins: [EU] })];
    const idsOf = (tokens: readonly TokenRecord[]) => tokens.map(({ id }) => id);
    return { conflicts: idsOf(activeConflicts(token, others)), beside: idsOf(sentBeside(token, others)) };
  };

  it.each<[what: string, changes: Partial<TokenRecord>, conflicts: boolean, beside: boolean]>([
    ['the same header', {}, true, false],
    ['another header', { headers: [other] }, false, true],
    ['the same header, switched off', { on: false }, false, false],
    ['another header, switched off', { on: false, headers: [other] }, false, false],
    ['the same header, being revoked', { revocation }, false, false],
    ['another header, being revoked', { revocation, headers: [other] }, false, false],
    ['the same header, for chosen tabs', { scope: 'chosen-tabs' }, false, false],
    ['another header, for chosen tabs', { scope: 'chosen-tabs', headers: [other] }, false, true],
    ['another host', { origins: [DOCS] }, false, false],
    ['the same header below another path', { pathPrefix: '/elsewhere' }, false, false],
    ['another header below another path', { pathPrefix: '/elsewhere', headers: [other] }, false, false],
    ['the same header for the whole host', { pathPrefix: '' }, true, false],
    ['another header for the whole host', { pathPrefix: '', headers: [other] }, false, true],
    ['the token itself', { id: fresh.id }, false, false],
  ])('%s', (_what, changes, conflicts, beside) => {
    const id = changes.id ?? 'one';
    expect(found(changes)).toEqual({ conflicts: conflicts ? [id] : [], beside: beside ? [id] : [] });
  });

  it('competes with none by itself where the new one is for chosen tabs', () => {
    expect(found({}, fakeToken('two', { scope: 'chosen-tabs' })).conflicts).toEqual([]);
  });
});

describe('areInConflict, by extra headers', () => {
  const version = (value: string, name = 'X-Version') => ({ name, value, sentOn: 'every-request' as const });
  const keyed = (value: string, name?: string) =>
    sampleToken({ ...two, headers: [other], companions: [version(value, name)] });
  const plain = (value: string) => sampleToken({ ...one, companions: [version(value)] });

  it('sees another value for the same name, in any case', () => {
    expect(areInConflict(plain('1'), keyed('2'))).toBe(true);
    expect(areInConflict(plain('1'), keyed('2', 'x-version'))).toBe(true);
  });

  it('sees one that takes the place of a token', () => {
    expect(areInConflict(keyed('1'), sampleToken({ ...one, companions: [version('1', 'x-api-key')] }))).toBe(
      true,
    );
  });

  it('lets the same value, other names and other hosts be', () => {
    expect(areInConflict(plain('1'), keyed('1'))).toBe(false);
    expect(areInConflict(plain('1'), keyed('2', 'X-Other'))).toBe(false);
    expect(areInConflict(plain('1'), { ...keyed('2'), origins: [DOCS] })).toBe(false);
  });
});

describe('a key that goes in no header', () => {
  it('is in nobody’s way, with whatever extra headers', () => {
    const version = (value: string) => [{ name: 'X-Version', value, sentOn: 'every-request' as const }];
    const kept = sampleToken({ ...one, headers: [], companions: version('1') });
    expect(areInConflict(kept, sampleToken({ ...two, companions: version('2') }))).toBe(false);
    const saved = fakeToken('kept', { headers: [], companions: version('1') });
    const fresh = fakeToken('two', { companions: version('2') });
    expect([...activeConflicts(fresh, [saved]), ...sentBeside(fresh, [saved])]).toEqual([]);
  });
});

describe('tokens in conflict', () => {
  it('are both silent when both are automatic', () => {
    expect(compileRules([subject(one), subject(two)], CHROMIUM)).toEqual([]);
  });

  it('leave the others alone', () => {
    const third = subject({ id: 'three', secret: 'third', origins: ['https://api.other.com'] });
    const keys = compileRules([subject(one), third, subject(two)], CHROMIUM).map(({ key }) => key);
    expect(keys).toEqual(['block', 'three navigation https://api.other.com']);
  });

  it('of an automatic token have their chosen tabs to themselves', () => {
    const both = [subject(one), subject({ ...two, scope: 'chosen-tabs' }, [3])];
    expect(sentIn(both, 3)).toEqual(['Bearer secret-of-two']);
    expect(sentIn(both, 4)).toEqual(['Bearer secret-of-one']);
  });

  it('are used each in its own tab', () => {
    const both = [
      subject({ ...one, scope: 'chosen-tabs' }, [3]),
      subject({ ...two, scope: 'chosen-tabs' }, [4]),
    ];
    expect(sentIn(both, 3)).toEqual(['Bearer secret-of-one']);
    expect(sentIn(both, 4)).toEqual(['Bearer secret-of-two']);
    expect(sentIn(both, 5)).toEqual([]);
  });

  it('are both silent in a tab that was chosen for both', () => {
    const both = [
      subject({ ...one, scope: 'chosen-tabs' }, [3, 5]),
      subject({ ...two, scope: 'chosen-tabs' }, [5, 4]),
    ];
    expect(sentIn(both, 5)).toEqual([]);
    expect(sentIn(both, 3)).toEqual(['Bearer secret-of-one']);
  });

  it('do not lose a tab to what an automatic token was once chosen for', () => {
    const both = [subject(one, [3]), subject({ ...two, scope: 'chosen-tabs' }, [3])];
    expect(sentIn(both, 3)).toEqual(['Bearer secret-of-two']);
  });

  it('with hosts in part the same never meet, and each serves its own', () => {
    const [us, eu] = [API, 'https://eu.example.com'];
    const both = subject({ ...one, origins: [us, eu], scope: 'chosen-tabs' }, [3]);
    const onlyUs = subject({ ...two, origins: [us], scope: 'automatic' });
    const at = (url: string, tab: number) =>
      headerValues(compileRules([both, onlyUs], CHROMIUM), { url: `${url}/`, tab }, CHROMIUM);
    expect([at(us, 3), at(eu, 3)]).toEqual([['Bearer secret-of-one'], ['Bearer secret-of-one']]);
    expect([at(us, 4), at(eu, 4)]).toEqual([['Bearer secret-of-two'], []]);
  });

  it('below different paths of one host are both sent, each below its own, whatever tabs were chosen', () => {
    const [a, b] = [
      { ...one, pathPrefix: '/team-a' },
      { ...two, pathPrefix: '/team-b' },
    ];
    const at = (subjects: readonly RuleSubject[], path: string, tab: number) =>
      headerValues(compileRules(subjects, CHROMIUM), { url: API + path, tab }, CHROMIUM);
    const inTab = { scope: 'chosen-tabs' } as const;
    for (const both of [
      [subject(a), subject(b)],
      [subject({ ...a, ...inTab }, [3]), subject(b)],
      [subject({ ...a, ...inTab }, [3]), subject({ ...b, ...inTab }, [3])],
    ]) {
      expect(at(both, '/team-a', 3)).toEqual(['Bearer secret-of-one']);
      expect(at(both, '/team-a/x', 3)).toEqual(['Bearer secret-of-one']);
      expect(at(both, '/team-b/x?y', 3)).toEqual(['Bearer secret-of-two']);
      for (const path of [
        '/',
        '/team-c',
        '/team-ab',
        '/TEAM-A/x',
        '/team-a/..%2fteam-b/x',
        '/team-a/%252e%252e/team-b',
        '/team-a/..;/team-b',
        '/team-b//team-a',
        '/team-a:run',
        '/team-a~x',
      ])
        expect(at(both, path, 3), path).toEqual([]);
      // The browser itself reads this one as below the other, before any rule sees it.
      expect(at(both, '/team-a/%2e%2e/team-b/x', 3)).toEqual(['Bearer secret-of-two']);
    }
  });

  // Proves P2: One header never gets two values, whatever is on and chosen.
  it('never meet on one request, whatever is chosen', () => {
    const prefix = fc.constantFrom('', '', '/a', '/b', '/a/b', '/a~b', '/ab', '/A');
    const choice = fc.record({
      scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
      tabs: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
      origins: fc.subarray([API, EU], { minLength: 1 }),
      pathPrefix: prefix,
      header: fc.constantFrom('Authorization', 'X-Api-Key'),
      version: fc.constantFrom(null, '1', '2'),
    });
    const request = fc.record({
      url: fc
        .tuple(
          fc.constantFrom(API, EU),
          prefix,
          fc.constantFrom('', '/x', '/b/x', '~b', '~b/x', '/../b', ':x'),
        )
        .map(([host, ...path]) => new URL(path.join(''), host).href),
      tab: fc.integer({ min: -1, max: 3 }),
      type: fc.constantFrom('main_frame', 'xmlhttprequest'),
      initiator: fc.constantFrom(null, API, DOCS),
      top: fc.constantFrom(null, DOCS),
    });
    const engine = fc.constantFrom(CHROMIUM, FIREFOX);
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 4 }), request, engine, (choices, seen, known) => {
        const subjects = choices.map(({ tabs, header, version, ...parts }, index) =>
          subject(
            {
              ...parts,
              id: `t${index}`,
              secret: `secret-${index}`,
              allowedSites: [DOCS],
              headers: [{ name: header, template: '{token}', encoding: 'plain' }],
              companions: version === null ? [] : [{ name: 'X-V', value: version, sentOn: 'every-request' }],
            },
            tabs,
          ),
        );
        const rules = compileRules(subjects, known);
        for (const name of ['authorization', 'x-api-key', 'x-v'])
          expect(new Set(headerValues(rules, seen, known, name)).size, name).toBeLessThan(2);
      }),
      { numRuns: 1000 },
    );
  });
});
