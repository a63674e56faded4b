import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BY_USER, reachOfTab, tabWorld } from '../../core/reach/reach';
import {
  ANY_PORT,
  agree,
  isCarried,
  LOCAL,
  made,
  NEW,
  OPEN,
  PRIVATE,
  plainRequest,
  plainScene,
  request,
  scene,
} from './scene';

const RUNS = Number(process.env['REACH_RUNS'] ?? 4000);

it('a token is on a request if and only if reach says that it is sent', () => {
  const seen = agree(scene, request, RUNS);
  // All reasons but one were drawn: how many rules there may be is the browser's to say.
  expect(seen.size).toBe(18);
  for (const [said, count] of seen) expect(count, said).toBeGreaterThan(RUNS / 400);
}, 60_000);

it('the same holds over plain http, where it is sent from chosen tabs only', () => {
  const seen = agree(plainScene, plainRequest, RUNS / 2);
  for (const said of ['sent', 'other-tab', 'other-host', 'foreign-page', 'conflict'] as const)
    expect(seen.get(said) ?? 0, said).toBeGreaterThan(RUNS / 400);
}, 60_000);

it('a tab is a token’s if and only if an address that the user opens there carries it', () => {
  fc.assert(
    fc.property(fc.oneof(scene, plainScene), fc.constantFrom(...OPEN, NEW), (drawn, tabId) => {
      const { records, rules, world } = made({ ...drawn, ownVisitsOnly: false });
      for (const [at, token] of world.tokens.entries()) {
        const [record, [origin]] = [records[at], token.origins];
        // The page of a guest carries it without the user's own visits.
        if (record === undefined || token.guests[tabId] !== undefined) continue;
        const asked = {
          tabId,
          url: `${origin === ANY_PORT ? LOCAL : origin}${token.pathPrefix}/`,
          method: 'GET',
          cause: BY_USER,
        };
        const reach = reachOfTab(token, tabId, world);
        expect(isCarried(record, rules, asked, drawn.engine), JSON.stringify(reach)).toBe(reach.sent);
        if (tabId === NEW) continue;
        // Pages are told less of the tabs, and say the same of one that is open.
        const privateTabs = drawn.seesPrivate ? PRIVATE : [];
        const shown = tabWorld({ tokens: world.tokens, privateTabs }, tabId);
        expect(reachOfTab(token, tabId, shown)).toEqual(reach);
      }
    }),
    { numRuns: RUNS / 2 },
  );
}, 60_000);
