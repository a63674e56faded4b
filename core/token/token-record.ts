import * as v from 'valibot';
import { toBase64url } from '../bytes/base64';
import { randomBytes } from '../bytes/bytes';
import { carrying } from '../shapes/carrying';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import { timestamp } from '../shapes/timestamp';
import { testResultSchema } from './outcome';
import { revocationSchema } from './revocation';

export const recordOrigins = v.pipe(
  v.array(v.pipe(v.string(), v.regex(RECORD_ORIGIN), v.maxLength(300))),
  v.minLength(1),
  v.maxLength(64),
);
/** A page that may use the token; rules match it by suffix, so a single label would be far too much. */
const site = v.pipe(
  v.string(),
  // As `EXACT_ORIGIN`, with a dot in the name.
  v.regex(/^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/),
  v.maxLength(300),
);
const text = v.pipe(v.string(), v.maxLength(512));

/** None where the key travels in an address or a body: then it is kept and never sent. */
export const recordHeaders = v.pipe(
  v.array(carrying({ name: text, template: text, encoding: v.picklist(['plain', 'basic']) })),
  v.maxLength(8),
);
export const extraHeaders = v.pipe(
  v.array(carrying({ name: text, value: text, sentOn: v.picklist(['navigation', 'every-request']) })),
  v.maxLength(16),
);
export const recordPathPrefix = v.pipe(v.string(), v.regex(/^(?:\/[A-Za-z0-9._~-]+)*$/), v.maxLength(200));

/** A name in a header's template: `{tenant}`. `{token}` is the secret itself. */
export const fieldName = v.pipe(v.string(), v.regex(/^(?!token$)[a-z][a-z0-9_]{0,30}$/));

/** Values besides the token that its headers need: a tenant, an account id, a second secret. */
export const tokenFields = v.pipe(
  v.array(
    carrying({
      name: fieldName,
      value: v.pipe(v.string(), v.maxLength(8192), v.regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/)),
      /** Whether the value is as secret as the token. */
      secret: v.boolean(),
    }),
  ),
  v.maxLength(8),
);

/** Whether no name stands for two values. */
export function areFieldsDistinct(fields: readonly { readonly name: string }[]): boolean {
  return new Set(fields.map(({ name }) => name)).size === fields.length;
}

/**
 * Everything about one token, sealed as a whole. Hosts and headers are copied from the
 * catalogue once, so that a later release can't re-point a token without consent.
 */
export const tokenRecordSchema = carrying({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,32}$/)),
  label: v.pipe(v.string(), v.maxLength(80)),
  providerId: v.pipe(v.string(), v.maxLength(41)),
  providerName: v.pipe(v.string(), v.maxLength(40)),
  secret: v.pipe(v.string(), v.minLength(1), v.maxLength(8192), v.regex(/^[\x21-\x7e]+$/)),
  /** Values for the `{name}`s in its headers. */
  fields: v.pipe(
    tokenFields,
    v.check((fields) => areFieldsDistinct(fields)),
  ),
  origins: recordOrigins,
  /** Region of the one origin that is left once it is known; null while unknown or without regions. */
  region: v.nullable(v.pipe(v.string(), v.maxLength(20))),
  pathPrefix: recordPathPrefix,
  headers: recordHeaders,
  companions: extraHeaders,
  /** The vendor's own web app lives on the API's host: chosen tabs only. */
  sharedWithApp: v.boolean(),
  allowedSites: v.pipe(v.array(site), v.maxLength(50)),
  on: v.boolean(),
  scope: v.picklist(['automatic', 'chosen-tabs']),
  getOnly: v.boolean(),
  withoutCookies: v.boolean(),
  /**
   * Whether its answers may set cookies. They then sign the browser in, and that outlives the token's rules;
   * absent and false mean no.
   */
  acceptCookies: v.optional(v.boolean()),
  /** The header and the scheme that it was pasted with, to explain a refusal; absent where it stood alone. */
  cameAs: v.optional(
    carrying({
      header: v.nullable(v.pipe(v.string(), v.maxLength(64))),
      scheme: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    }),
  ),
  /**
   * Whether it goes with the scheme that it was pasted with, and not with the catalogue's of that day; absent and false
   * mean no.
   */
  schemeAsPasted: v.optional(v.boolean()),
  /** Whether the user kept it although it looks like a placeholder. */
  looksOdd: v.optional(v.boolean()),
  /**
   * Whether its secret was readable in the settings and the file of another tool. It stays until the secret is
   * replaced; absent and false mean no.
   */
  layInClear: v.optional(v.boolean()),
  createdAt: timestamp,
  /** When its secret took the place of another one; absent where it is the first. */
  replacedAt: v.optional(timestamp),
  expiresAt: v.nullable(timestamp),
  test: v.nullable(testResultSchema),
  revocation: v.nullable(revocationSchema),
});
export type TokenRecord = v.InferOutput<typeof tokenRecordSchema>;

/** A random id of 128 bits that says nothing about its record. URL-safe, 22 characters. */
export function newRecordId(): string {
  return toBase64url(randomBytes(16));
}
