import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerValues } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, sampleToken, subject } from '../testing/sample-token';
import { areRivals } from '../token/rivals';
import { compileRules } from './compile-rules';
import type { RuleSubject } from './rule-input';

const one = { id: 'one', secret: 'secret-of-one', allowedSites: [DOCS] };
const two = { id: 'two', secret: 'secret-of-two', allowedSites: [DOCS] };
const other = { name: 'X-Api-Key', template: '{token}', encoding: 'plain' as const };
const lowerCase = { name: 'authorization', template: '{token}', encoding: 'plain' as const };

const sentIn = (subjects: readonly RuleSubject[], tab: number, engine = CHROMIUM) =>
  headerValues(compileRules(subjects, engine), { url: `${API}/`, tab }, engine);

describe('areRivals', () => {
  it('sees the same header on a shared host, in any case', () => {
    expect(areRivals(sampleToken(one), sampleToken({ ...two, headers: [lowerCase] }))).toBe(true);
    expect(areRivals(sampleToken(one), sampleToken({ ...two, origins: [DOCS, API] }))).toBe(true);
  });

  it('lets other hosts, other ports, other headers and the token itself be', () => {
    expect(areRivals(sampleToken(one), sampleToken({ ...two, origins: [DOCS] }))).toBe(false);
    expect(areRivals(sampleToken(one), sampleToken({ ...two, origins: [`${API}:8443`] }))).toBe(false);
    expect(areRivals(sampleToken(one), sampleToken({ ...two, headers: [other] }))).toBe(false);
    expect(areRivals(sampleToken(one), sampleToken(one))).toBe(false);
  });
});

describe('rivals', () => {
  it('are both silent when both are automatic', () => {
    expect(compileRules([subject(one), subject(two)], CHROMIUM)).toEqual([]);
  });

  it('leave the others alone', () => {
    const third = subject({ id: 'three', secret: 'third', origins: ['https://api.other.com'] });
    const keys = compileRules([subject(one), third, subject(two)], CHROMIUM).map(({ key }) => key);
    expect(keys).toEqual([
      'shield',
      'three navigation https://api.other.com',
      'three link https://api.other.com',
    ]);
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

  it('never meet on one request, whatever is chosen', () => {
    const choice = fc.record({
      scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
      tabs: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
    });
    const request = fc.record({
      url: fc.constant(`${API}/x`),
      tab: fc.integer({ min: -1, max: 3 }),
      type: fc.constantFrom('main_frame', 'xmlhttprequest'),
      initiator: fc.constantFrom(null, API, DOCS),
      top: fc.constantFrom(null, DOCS),
    });
    const engine = fc.constantFrom(CHROMIUM, FIREFOX);
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 4 }), request, engine, (choices, seen, known) => {
        const subjects = choices.map(({ scope, tabs }, index) =>
          subject({ id: `t${index}`, secret: `secret-${index}`, scope, allowedSites: [DOCS] }, tabs),
        );
        expect(new Set(headerValues(compileRules(subjects, known), seen, known)).size).toBeLessThan(2);
      }),
    );
  });
});
