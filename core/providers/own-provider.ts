import * as v from 'valibot';
import { carrying } from '../shapes/carrying';
import { timestamp } from '../shapes/timestamp';
import {
  areFieldsDistinct,
  extraHeaders,
  fieldName,
  newRecordId,
  recordHeaders,
  recordOrigins,
  recordPathPrefix,
} from '../token/token-record';
import { bodyPath } from './provider';

/** `own-` and 128 random bits, base64url: never the id of a provider that ships. */
export const OWN_PROVIDER_ID = /^own-[A-Za-z0-9_-]{22}$/;

/** A new id, which says nothing about the provider. */
export function newOwnId(): string {
  return `own-${newRecordId()}`;
}

/** What a token's field is called and how it is asked for. */
const fieldDefinitions = v.pipe(
  v.array(
    carrying({
      name: fieldName,
      label: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      secret: v.boolean(),
      /** A regular expression for the whole value, or null for any. */
      pattern: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    }),
  ),
  v.maxLength(8),
);

const check = carrying({
  method: v.picklist(['GET', 'HEAD']),
  path: v.pipe(v.string(), v.regex(/^\/[\w./~?=&%-]*$/), v.maxLength(200)),
});

/** Everything of an own provider but the rule that JSON Schema has no word for; see `ownProviderSchema`. */
export const ownProviderEntries = {
  id: v.pipe(v.string(), v.regex(OWN_PROVIDER_ID)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  origins: recordOrigins,
  pathPrefix: recordPathPrefix,
  headers: v.pipe(recordHeaders, v.minLength(1)),
  fields: fieldDefinitions,
  /** Extra headers. */
  companions: extraHeaders,
  /** The request that shows whether a token works; null where there is none. */
  check: v.nullable(check),
  /** The page about the API; null where none was given. */
  docs: v.nullable(v.pipe(v.string(), v.regex(/^https:\/\/[\x21-\x7e]+$/), v.maxLength(500))),
  /** Its web app lives on the API's host: chosen tabs only. */
  sharedWithApp: v.boolean(),
  /** Milliseconds since 1970. */
  createdAt: timestamp,
  /** The line of the check's answer that names whose token it is, as the user picked it; absent where none was. */
  identityPath: v.optional(v.pipe(bodyPath, v.minLength(1), v.maxLength(200))),
};

/** A provider that the user described, sealed as a whole in the vault. Tokens copy what they need of it. */
export const ownProviderSchema = carrying({
  ...ownProviderEntries,
  fields: v.pipe(
    fieldDefinitions,
    v.check((fields) => areFieldsDistinct(fields)),
  ),
});
export type OwnProvider = v.InferOutput<typeof ownProviderSchema>;

/** What every way of adding an API ends in, before it has an id: a paste, a tab, a document, a form, a file. */
export type OwnProviderInput = Omit<OwnProvider, 'id' | 'createdAt'>;

const { id: _id, createdAt: _createdAt, ...inputEntries } = ownProviderEntries;

/** The same as it comes from a page: bounded, and without anything that is not known. Judged by `judgeOwnProvider`. */
export const ownProviderInputSchema = v.strictObject({
  ...inputEntries,
  headers: v.pipe(v.array(v.strictObject(recordHeaders.item.entries)), v.minLength(1), v.maxLength(8)),
  fields: v.pipe(v.array(v.strictObject(fieldDefinitions.item.entries)), v.maxLength(8)),
  companions: v.pipe(v.array(v.strictObject(extraHeaders.item.entries)), v.maxLength(16)),
  check: v.nullable(v.strictObject(check.entries)),
});
