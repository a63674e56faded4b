import { InvalidInputError } from '../errors/invalid-input-error';
import type { TokenRecord } from './token-record';

type HeaderTemplate = TokenRecord['headers'][number];

/** Browsers accept non-ASCII in a rule's value and servers do not, so we check it ourselves. */
const VISIBLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * The exact value of one header.
 * @param secret text for `{token}`
 * @throws {InvalidInputError} when the result is not visible ASCII without outer blanks
 */
export function headerValue(header: HeaderTemplate, secret: string): string {
  const [before = '', ...rest] = header.template.split('{token}');
  const filled = [before, ...rest].join(secret);
  const value = header.encoding === 'basic' ? `Basic ${base64OfUtf8(filled)}` : filled;
  return checkedValue(value);
}

/** @throws {InvalidInputError} when the value is not visible ASCII without outer blanks */
export function checkedValue(value: string): string {
  if (!VISIBLE_ASCII.test(value)) throw new InvalidInputError('header-value');
  return value;
}

function base64OfUtf8(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
