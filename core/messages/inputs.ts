import * as v from 'valibot';
import { EXACT_ORIGIN, isSendable } from '../shapes/exact-origin';

/** Our own pages. Everything else is refused. */
export type PageName = 'popup' | 'options';

export const both = ['popup', 'options'] as const satisfies readonly PageName[];
/** What needs a page that stays open, or is too much for one that closes at any click. */
export const onlyOptions = ['options'] as const satisfies readonly PageName[];

export const nothing = v.strictObject({});
export const tokenId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,32}$/));
export const origin = v.pipe(v.string(), v.regex(EXACT_ORIGIN), v.maxLength(300));
/** As a record may have it, where tokens are sent: also over plain http. */
export const sendableOrigin = v.pipe(v.string(), v.maxLength(300), v.check(isSendable));
export const sites = v.pipe(v.array(origin), v.maxLength(50));
/** Extra headers, all of them. What may be in them is judged where they are taken. */
export const companions = v.pipe(
  v.array(
    v.strictObject({
      name: v.pipe(v.string(), v.maxLength(64)),
      value: v.pipe(v.string(), v.maxLength(512)),
      sentOn: v.picklist(['navigation', 'every-request']),
    }),
  ),
  v.maxLength(16),
);
/** What is typed into a provider's fields, by name. Whether it fits is judged where it is used. */
export const fieldValues = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,30}$/)),
    v.pipe(v.string(), v.trim(), v.maxLength(8192), v.regex(/^[\x20-\x7e]*$/)),
  ),
  v.maxEntries(8),
);
export const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
export const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
/** 32 bytes as base64. */
export const bytes32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/));
/** Of a slot, or of any record: tokens have longer ones than others. */
export const anyId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,32}$/));

const shownLines = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20_000))), v.maxLength(64));
/** What a page showed of the catalogue's facts: lines with dots for secrets, hosts, path. It is only compared. */
export const newFacts = v.strictObject({
  headerLines: shownLines,
  origins: shownLines,
  pathPrefix: v.pipe(v.string(), v.maxLength(200)),
});

/** A secret that opens the vault, as it comes from a page. */
export const secretInput = v.variant('kind', [
  v.strictObject({ kind: v.literal('passphrase'), passphrase }),
  v.strictObject({ kind: v.literal('recovery'), code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.strictObject({ kind: v.literal('passkey'), slotId: anyId, output: bytes32 }),
]);
export type SecretInput = v.InferOutput<typeof secretInput>;

export const oneSlot = v.strictObject({ id: anyId, proof: secretInput });
