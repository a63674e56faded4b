import { describe, expect, it } from 'vitest';
import { headerValues, type SeenRequest } from '../testing/reference-engine';
import { API, CHROMIUM, DOCS, FIREFOX, subject } from '../testing/sample-token';
import { compileRules } from './compile-rules';

const NORMAL = [1, 2];
const PRIVATE = 9;
const one = { id: 'one', secret: 'of-one', allowedSites: [DOCS] };
const two = { id: 'two', secret: 'of-two', allowedSites: [DOCS], scope: 'chosen-tabs' as const };

const sent = (
  subjects: Parameters<typeof compileRules>[0],
  request: Partial<SeenRequest>,
  engine = CHROMIUM,
) => headerValues(compileRules(subjects, engine), { url: `${API}/`, ...request }, engine);

// Proves P2: Rules of automatic tokens name no private tab that was not chosen.
describe.each([CHROMIUM, FIREFOX])('where private windows are seen: %o', (engine) => {
  const automatic = (...chosen: readonly number[]) => [subject(one, chosen, NORMAL)];

  it('an automatic token goes to the tabs of other windows only', () => {
    for (const tab of NORMAL) expect(sent(automatic(), { tab }, engine)).toEqual(['Bearer of-one']);
    expect(sent(automatic(), { tab: PRIVATE }, engine)).toEqual([]);
    expect(sent(automatic(), { tab: PRIVATE, initiator: API }, engine)).toEqual([]);
    // One that was opened a moment ago may be private: it is not in the list yet.
    expect(sent(automatic(), { tab: 10 }, engine)).toEqual([]);
  });

  it('and to a private tab once that was chosen', () => {
    expect(sent(automatic(PRIVATE), { tab: PRIVATE }, engine)).toEqual(['Bearer of-one']);
    expect(sent(automatic(PRIVATE), { tab: 1 }, engine)).toEqual(['Bearer of-one']);
    expect(sent(automatic(PRIVATE), { tab: 10 }, engine)).toEqual([]);
  });

  it('pages that may use it stand in the same tabs', () => {
    const fetched = { type: 'xmlhttprequest', initiator: DOCS, top: DOCS };
    expect(sent(automatic(PRIVATE), { ...fetched, tab: PRIVATE }, engine)).toEqual(['Bearer of-one']);
    expect(sent(automatic(), { ...fetched, tab: PRIVATE }, engine)).toEqual([]);
    expect(sent(automatic(), { ...fetched, tab: -1 }, engine)).toEqual([]);
  });

  it('a conflicting token that was chosen has its tab to itself', () => {
    const both = (tab: number) => [subject(one, [], NORMAL), subject(two, [tab], NORMAL)];
    expect(sent(both(PRIVATE), { tab: PRIVATE }, engine)).toEqual(['Bearer of-two']);
    expect(sent(both(1), { tab: 1 }, engine)).toEqual(['Bearer of-two']);
    expect(sent(both(1), { tab: 2 }, engine)).toEqual(['Bearer of-one']);
  });

  it('a visit of the user makes no private tab one of them', () => {
    const visited = (tab: number) => [{ ...subject(one, [], NORMAL), visits: { [tab]: API } }];
    expect(sent(visited(1), { tab: 1 }, engine)).toEqual(['Bearer of-one']);
    expect(sent(visited(PRIVATE), { tab: PRIVATE }, engine)).toEqual([]);
  });

  it('with private windows alone nothing is sent', () => {
    expect(compileRules([subject(one, [], [])], engine)).toEqual([]);
  });
});
