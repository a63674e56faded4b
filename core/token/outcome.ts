import * as v from 'valibot';
import { carrying } from '../shapes/carrying';
import { timestamp } from '../shapes/timestamp';

/** How a test can end. Every test ends in exactly one of these. */
export const OUTCOMES = [
  'works',
  'limited',
  'refused',
  'other-region',
  'too-many',
  'not-reached',
  'unclear',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why no answer came, or why an answer says nothing. Pages look up their text by this code. */
export const OUTCOME_REASONS = [
  'name-not-found',
  'connection-refused',
  'certificate',
  'offline',
  'timeout',
  'gateway',
  'network',
  'redirect',
  'html',
  'unparsable',
  'too-large',
  'status',
  // Of a test that asks without the token first, as nothing is known of the API.
  'open-without-token',
  'open-differs',
  'accepted-nothing-there',
  'held-html',
  'held-redirect',
] as const;
export type OutcomeReason = (typeof OUTCOME_REASONS)[number];

/** Whether the provider took the token, even where it may not do what was asked. */
export function isAccepted(outcome: Outcome): boolean {
  return outcome === 'works' || outcome === 'limited';
}

/** Whether a test did not send the token, as what answered without it was none of an API. */
export function isHeldBack(test: Pick<TestResult, 'reason'> | null): boolean {
  return test?.reason === 'held-html' || test?.reason === 'held-redirect';
}

const shortText = v.pipe(v.string(), v.maxLength(200));

/** What is kept of a test: no body, no header, no secret. Server text is cleaned before it gets here. */
export const testResultSchema = carrying({
  outcome: v.picklist(OUTCOMES),
  reason: v.nullable(v.picklist(OUTCOME_REASONS)),
  /** HTTP status, or null when nothing answered. */
  status: v.nullable(v.number()),
  /**
   * Status of the same request without the token, or null when nothing answered it; absent where it was not asked.
   * Where it held the token back, `status` is null.
   */
  statusWithout: v.optional(v.nullable(v.number())),
  method: v.string(),
  /** Host and path that was asked, without scheme: `api.pagerduty.com/users/me`. */
  asked: shortText,
  /** The same of every other host that was asked in this test, and did not say more. */
  alsoAsked: v.optional(v.pipe(v.array(shortText), v.maxLength(64))),
  /** Hosts of the token that were not asked, as they are another company's: one of each. */
  notAsked: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(64))),
  /** Milliseconds until the answer was read. */
  duration: v.number(),
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Region whose host gave this answer, when the provider has regions. */
  region: v.nullable(v.string()),
  /** The provider's own words, cleaned and cut. */
  message: v.nullable(shortText),
  identity: v.nullable(
    carrying({
      kind: v.picklist(['user', 'account', 'unit']),
      text: shortText,
      /** What the provider itself calls the account; absent where it says nothing that can be compared. */
      id: v.optional(shortText),
    }),
  ),
  /** Until when the token lives, as the answer said; absent where it did not. Milliseconds since 1970. */
  expiresAt: v.optional(timestamp),
  /** What the token may do, as the answer said: cleaned, cut, and with an ellipsis at the end where there were more. */
  scopes: v.optional(v.pipe(v.array(shortText), v.maxLength(41))),
  callsLeft: v.nullable(v.number()),
  callsLimit: v.nullable(v.number()),
  /** Seconds the provider asks to wait. */
  wait: v.nullable(v.number()),
});
export type TestResult = v.InferOutput<typeof testResultSchema>;
