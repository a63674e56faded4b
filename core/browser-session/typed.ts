import * as v from 'valibot';

/** Milliseconds that half-typed text is kept after its last key. */
export const TYPED_LIFETIME = 10 * 60_000;

/** Fields whose text is kept. None of them may hold a secret: values of extra headers are not among them. */
export const TYPED_FIELDS = ['label', 'expiry', 'site', 'header-name'] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** By field: its text. A field that is left out holds what is saved. */
export const typedFields = v.strictObject({
  label: v.optional(v.pipe(v.string(), v.maxLength(80))),
  expiry: v.optional(v.pipe(v.string(), v.maxLength(20))),
  site: v.optional(v.pipe(v.string(), v.maxLength(300))),
  'header-name': v.optional(v.pipe(v.string(), v.maxLength(64))),
} satisfies Record<TypedField, v.GenericSchema>);
export type TypedFields = v.InferOutput<typeof typedFields>;

/** What the user typed into the edit view of a token and did not save yet. */
export const typedSchema = v.strictObject({ id: v.string(), fields: typedFields, expiresAt: v.number() });
