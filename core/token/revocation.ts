import * as v from 'valibot';
import { carrying } from '../shapes/carrying';
import { timestamp } from '../shapes/timestamp';
import { OUTCOME_REASONS, testResultSchema } from './outcome';

/** How the call by which a token revokes itself can end. */
export const REVOKE_CALL_OUTCOMES = [
  /** It was begun, and its answer is not known: perhaps it was made. */
  'begun',
  'accepted',
  /** The token may not revoke itself. */
  'forbidden',
  'too-many',
  /** The provider did not say which token it is, so nothing was called. */
  'no-id',
  'not-reached',
  'unclear',
] as const;
export type RevokeCallOutcome = (typeof REVOKE_CALL_OUTCOMES)[number];

const revokeCallResult = carrying({
  /** When it was begun. */
  at: timestamp,
  outcome: v.picklist(REVOKE_CALL_OUTCOMES),
  /** HTTP status, or null when nothing answered. */
  status: v.nullable(v.number()),
  reason: v.nullable(v.picklist(OUTCOME_REASONS)),
  /** The provider's own words, cleaned and cut. */
  message: v.nullable(v.pipe(v.string(), v.maxLength(200))),
});
export type RevokeCallResult = v.InferOutput<typeof revokeCallResult>;

/** A revocation that is not confirmed yet. */
export const revocationSchema = carrying({
  startedAt: timestamp,
  checks: v.pipe(v.number(), v.integer(), v.minValue(0)),
  nextCheckAt: v.nullable(timestamp),
  lastCheck: v.nullable(testResultSchema),
  /** The last call by which the token was to revoke itself; absent where none was begun. */
  call: v.optional(revokeCallResult),
});
export type Revocation = v.InferOutput<typeof revocationSchema>;
