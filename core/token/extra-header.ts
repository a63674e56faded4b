import { InvalidInputError } from '../errors/invalid-input-error';
import { checkedValue } from './headers';
import type { TokenRecord } from './token-record';

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Checks the name of an extra header.
 * @returns the name as rules spell it
 * @throws {InvalidInputError} `header-name`, or `header-never` for one that is never ours to set
 */
export function extraHeaderName(name: string): string {
  if (!NAME.test(name)) throw new InvalidInputError('header-name');
  const lower = name.toLowerCase();
  if (lower === 'authorization' || isReservedHeader(lower)) throw new InvalidInputError('header-never');
  return lower;
}

/**
 * Checks all extra headers of a token: each one allowed, each name once, and none that carries the token.
 * @throws {InvalidInputError} `header-name`, `header-never`, `header-value`, `header-twice`
 */
export function checkExtraHeaders({
  headers,
  companions,
}: Pick<TokenRecord, 'headers' | 'companions'>): void {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  for (const { name, value } of companions) {
    const lower = extraHeaderName(name);
    if (names.has(lower)) throw new InvalidInputError('header-twice');
    names.add(lower);
    checkedValue(value);
  }
}

/** Headers that say who asks, for what, or how to read the bytes, and those that we set ourselves. */
const RESERVED =
  /^(?:accept-(?:charset|encoding)|access-control-.*|cache-control|connection|content-.*|cookie2?|date|dnt|expect|forwarded|host|if-.*|keep-alive|origin|pragma|proxy-.*|range|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-http-method.*|x-method-override)$/;

/**
 * Whether a header must be neither a token's nor set beside one. Many servers read `_` as `-`, so it is judged as that.
 * @param name in lower case
 */
export function isReservedHeader(name: string): boolean {
  return RESERVED.test(name.replaceAll('_', '-'));
}
