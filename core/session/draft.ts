import * as v from 'valibot';
import { testResultSchema } from '../probe/outcome';

/** Milliseconds that a pasted candidate is kept. */
export const DRAFT_LIFETIME = 10 * 60_000;

/** A pasted candidate. Sealed as a whole; only its view without the secret leaves the background. */
export const draftSchema = v.strictObject({
  /** Id of the record it becomes, so that finishing twice saves once. */
  id: v.string(),
  secret: v.string(),
  leftOut: v.array(v.string()),
  replacesId: v.nullable(v.string()),
  providerId: v.nullable(v.string()),
  suggestedBy: v.nullable(v.picklist(['tab', 'variable', 'shape', 'user'])),
  /** `null` is "find out". */
  region: v.nullable(v.string()),
  allowedSites: v.array(v.string()),
  state: v.picklist(['open', 'asked', 'testing']),
  /** Its test, once that named another account than the one of the token it replaces; null before. */
  otherAccount: v.nullable(testResultSchema),
  /** What follows the browser's prompt. */
  afterAccess: v.picklist(['test', 'without-test']),
  expiresAt: v.number(),
});
export type Draft = v.InferOutput<typeof draftSchema>;
