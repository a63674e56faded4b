import * as v from 'valibot';
import { ownerOf } from '../providers/own-host';
import { isAnyPort } from '../shapes/any-port';
import { isAccepted, type Outcome } from '../token/outcome';
import type { TokenRecord } from '../token/token-record';

/** Why the rest of a company's tokens was not tested in a run. */
const HOLDS = ['refused', 'too-many', 'not-reached'] as const;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A test of many tokens by one click. It has counts only: the result of each is in its record. */
export const testRunSchema = v.strictObject({
  state: v.picklist(['running', 'done', 'stopped']),
  total: count,
  /** Tokens that the API accepted, that it refused, and those with any other outcome. */
  accepted: count,
  refused: count,
  other: count,
  /** Tokens that were not tested: the run was stopped, their company is held, no check is known, or access is missing. */
  notAsked: count,
  held: v.array(v.strictObject({ name: v.string(), why: v.picklist(HOLDS) })),
});
export type TestRun = v.InferOutput<typeof testRunSchema>;
export type Hold = TestRun['held'][number]['why'];

/** How many companies are asked at a time. */
export const MOST_QUEUES = 4;

/** How many of an outcome end the tests at one company. Five wrong tries can lock an account. */
const MOST: Readonly<Record<Hold, number>> = { refused: 3, 'too-many': 1, 'not-reached': 2 };

/** Tokens of one company, which are tested one after another. */
export interface TestQueue {
  readonly owner: string;
  readonly tokens: readonly TokenRecord[];
}

export function beginRun(total: number): TestRun {
  return { state: 'running', total, accepted: 0, refused: 0, other: 0, notAsked: 0, held: [] };
}

/**
 * One queue per company. Tokens that it accepted last time come first, so that likely refusals don't end the tests before
 * their turn. A token that is being revoked has its own tests.
 */
export function queuesOf(tokens: readonly TokenRecord[]): readonly TestQueue[] {
  const testable = tokens.filter(({ revocation }) => revocation === null);
  const owners = new Map<string, TokenRecord[]>();
  for (const token of testable) {
    const owner = askedOwner(token);
    owners.set(owner, [...(owners.get(owner) ?? []), token]);
  }
  return [...owners].map(([owner, its]) => ({
    owner,
    tokens: its.toSorted((one, other) => doubt(one) - doubt(other)),
  }));
}

/** The owner of the host that its test asks first. */
function askedOwner({ origins }: TokenRecord): string {
  const first = origins.find((origin) => !isAnyPort(origin)) ?? origins[0];
  return first === undefined ? '' : ownerOf(first);
}

function doubt({ test }: TokenRecord): number {
  if (test === null) return 1;
  return isAccepted(test.outcome) ? 0 : 2;
}

/** The run with one more token tested. */
export function withOutcome(run: TestRun, outcome: Outcome): TestRun {
  if (isAccepted(outcome)) return { ...run, accepted: run.accepted + 1 };
  return isRefusal(outcome) ? { ...run, refused: run.refused + 1 } : { ...run, other: run.other + 1 };
}

/** Why a company is asked no more after these outcomes; null while it may be. */
export function holdAfter(outcomes: readonly Outcome[]): Hold | null {
  const counts: Readonly<Record<Hold, number>> = {
    refused: outcomes.filter(isRefusal).length,
    'too-many': outcomes.filter((outcome) => outcome === 'too-many').length,
    'not-reached': outcomes.filter((outcome) => outcome === 'not-reached').length,
  };
  return HOLDS.find((why) => counts[why] >= MOST[why]) ?? null;
}

/** A region that does not know a token has refused it, too. */
function isRefusal(outcome: Outcome): boolean {
  return outcome === 'refused' || outcome === 'other-region';
}
