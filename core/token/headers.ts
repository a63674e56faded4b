import { InvalidInputError } from '../errors/invalid-input-error';
import { masked } from './secret';
import type { TokenRecord } from './token-record';

/** A header that carries the secret, as the record keeps it. */
export type TokenHeader = TokenRecord['headers'][number];
type Headers = Pick<TokenRecord, 'headers' | 'companions'>;

/** Browsers accept non-ASCII in a rule's value and servers do not, so we check it ourselves. */
const VISIBLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * The template with a text in place of `{token}`. For Basic that is the pair before it is encoded.
 * @param secret the secret, or what stands for it
 */
export function filledTemplate({ template }: Pick<TokenHeader, 'template'>, secret: string): string {
  return template.split('{token}').join(secret);
}

/**
 * The exact value of one header.
 * @throws {InvalidInputError} when the result is not visible ASCII without outer blanks
 */
export function headerValue(header: TokenHeader, secret: string): string {
  const filled = filledTemplate(header, secret);
  return checkedValue(header.encoding === 'basic' ? `Basic ${base64OfUtf8(filled)}` : filled);
}

/**
 * Names and exact values of the headers that carry the secret.
 * @throws {InvalidInputError} as `headerValue`
 */
export function secretHeaders({
  headers,
  secret,
}: Pick<TokenRecord, 'headers' | 'secret'>): readonly (readonly [name: string, value: string])[] {
  return headers.map((header) => [header.name, headerValue(header, secret)] as const);
}

/**
 * A header as a line on the screen, with dots for the secret.
 * @param pair whether the pair of Basic is shown in place of its base64, which would tell nothing
 */
export function maskedLine(header: TokenHeader, secret: string, pair: 'hidden' | 'shown' = 'hidden'): string {
  const filled = filledTemplate(header, masked(secret));
  if (header.encoding === 'plain') return `${header.name}: ${filled}`;
  return `${header.name}: Basic ${pair === 'hidden' ? '••••' : `base64(${filled})`}`;
}

/** All header lines of a token, with dots for the secret. @param pair as for `maskedLine` */
export function maskedLines(
  { headers, companions }: Headers,
  secret: string,
  pair?: 'hidden' | 'shown',
): readonly string[] {
  return [
    ...headers.map((header) => maskedLine(header, secret, pair)),
    ...companions.map(({ name, value }) => `${name}: ${value}`),
  ];
}

/** @throws {InvalidInputError} when the value is not visible ASCII without outer blanks */
export function checkedValue(value: string): string {
  if (!VISIBLE_ASCII.test(value)) throw new InvalidInputError('header-value');
  return value;
}

function base64OfUtf8(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
