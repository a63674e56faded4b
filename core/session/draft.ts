import * as v from 'valibot';
import { testResultSchema } from '../probe/outcome';

const line = v.pipe(v.string(), v.maxLength(300));
const header = v.strictObject({ name: line, template: line, encoding: v.picklist(['plain', 'basic']) });

/** Why a provider was suggested, as `core/pending` says it. */
const evidenceSchema = v.strictObject({
  kind: v.picklist(['address', 'name', 'header', 'scheme', 'tab', 'form']),
  text: v.string(),
  providerId: v.nullable(v.string()),
  region: v.nullable(v.string()),
  site: v.nullable(v.picklist(['host', 'docs', 'console'])),
});

/** What was done to the pasted text. */
const mendSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('joined-lines'), count: v.number() }),
  v.strictObject({ kind: v.literal('scheme-twice'), scheme: v.string() }),
  v.strictObject({ kind: v.literal('punctuation'), text: v.string() }),
  v.strictObject({ kind: v.literal('brackets'), text: v.string() }),
  v.strictObject({ kind: v.literal('invisible'), codePoints: v.array(v.string()) }),
]);

/** Milliseconds that a pasted candidate is kept. */
export const DRAFT_LIFETIME = 10 * 60_000;

/** A pasted candidate. Sealed as a whole; only its view without the secret leaves the background. */
export const draftSchema = v.strictObject({
  /** Id of the record it becomes, so that finishing twice saves once. */
  id: v.string(),
  secret: v.string(),
  leftOut: v.array(v.string()),
  readFrom: v.string(),
  mended: v.array(mendSchema),
  evidence: v.array(evidenceSchema),
  /** Why nobody is preselected. */
  open: v.nullable(v.picklist(['contradiction', 'two-targets', 'unsure-address', 'unknown-address'])),
  /** The header as it was pasted; null where the paste does not say how the token is sent. */
  header: v.nullable(header),
  /** Send it with the pasted scheme, where the provider's record has another. */
  asPasted: v.boolean(),
  /** Extra headers of the pasted request that could be sent beside it; none is, unless the user chooses it. */
  proposed: v.array(v.strictObject({ name: line, value: line })),
  /** A name that the paste gave to it. */
  label: v.nullable(v.string()),
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
