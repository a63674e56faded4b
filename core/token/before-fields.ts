import type { TokenRecord } from './token-record';

/**
 * The only host of the catalogue that its vendor's own app shared while records did not say so themselves. It is
 * written down here, not looked up: what an old record means must not change with the catalogue.
 */
const SHARED_WITH_APP = 'https://app.polyteia.com';

/**
 * The content of a token that was stored before records had `fields` and `sharedWithApp` (vault formats 1 and 2,
 * backups of version 1), with the values that such a token has always had.
 * @param content anything; what is not an object stays as it is
 */
export function withFieldsOfToday(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
  const { origins } = content as { readonly origins?: unknown };
  const sharedWithApp = Array.isArray(origins) && isShared(origins);
  return { fields: [], sharedWithApp, ...content };
}

/** Whether one of these hosts was shared with its vendor's app before records said so. */
export function isShared(origins: readonly unknown[]): boolean {
  return origins.includes(SHARED_WITH_APP);
}

/** The record as it was stored before, where that loses nothing: no fields, and shared as its hosts said. */
export function withoutFieldsOfToday(record: TokenRecord): object {
  const { fields, sharedWithApp, ...before } = record;
  return fields.length === 0 && sharedWithApp === isShared(record.origins) ? before : record;
}
