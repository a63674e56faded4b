import { InvalidInputError } from '../errors/invalid-input-error';
import { masked } from './secret';
import type { TokenRecord } from './token-record';

/** A header that carries the secret, as the record keeps it. */
export type TokenHeader = TokenRecord['headers'][number];
/** What fills the templates of a token: its secret, and its fields by name. */
export type Secrets = Pick<TokenRecord, 'secret' | 'fields'>;

/**
 * Servers refuse longer lines. A file can repeat one long field in every template, and what pages are shown of such a
 * token would fill the session storage. Characters.
 */
const LONGEST_VALUE = 16_384;

/** Browsers accept non-ASCII in a rule's value and servers do not, so we check it ourselves. */
const VISIBLE_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** A name in braces. */
const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/**
 * The template with texts in place of `{token}` and of fields. For Basic that is the pair before it is encoded. It is
 * filled in one go, so that nothing in a value is taken for a field.
 * @param values by name, or what stands for them; braces around another name stay as they are
 */
export function filledTemplate(
  { template }: Pick<TokenHeader, 'template'>,
  values: Readonly<Record<string, string>>,
): string {
  return template.replace(PLACE, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : whole,
  );
}

/**
 * The other way round: the values that fill a template to exactly this text. Each takes as few characters as it can,
 * and at least one. A name that stands twice must have one value. The work grows with the text and no faster.
 * @param names what may be filled; braces around another name stand for themselves
 * @returns by name; null where nothing fills it to that text
 */
export function valuesIn(
  { template }: Pick<TokenHeader, 'template'>,
  text: string,
  names: readonly string[],
): Readonly<Record<string, string>> | null {
  const [start, ...places] = partsOf(template, names);
  if (start === undefined || !text.startsWith(start.after)) return null;
  const values = new Map<string, string>();
  let at = start.after.length;
  for (const [index, { name, after }] of places.entries()) {
    const known = values.get(name);
    const isLast = index === places.length - 1;
    const end =
      known !== undefined
        ? at + known.length
        : isLast
          ? text.length - after.length
          : text.indexOf(after, at + 1);
    if (end <= at || !text.startsWith(after, end)) return null;
    if (known !== undefined && text.slice(at, end) !== known) return null;
    values.set(name, text.slice(at, end));
    at = end + after.length;
  }
  return at === text.length ? Object.fromEntries(values) : null;
}

/** A template in pieces: each name with the text after it, and first the text before them all. */
function partsOf(
  template: string,
  names: readonly string[],
): readonly { readonly name: string; readonly after: string }[] {
  const places = [...template.matchAll(PLACE)].filter(([, name = '']) => names.includes(name));
  const ends = [...places.slice(1).map(({ index }) => index), template.length];
  return [
    { name: '', after: template.slice(0, places[0]?.index ?? template.length) },
    ...places.map(({ 0: whole, 1: name = '', index }, at) => ({
      name,
      after: template.slice(index + whole.length, ends[at]),
    })),
  ];
}

/** Everything that fills the templates of a token, by name. */
export function valuesOf({ secret, fields }: Secrets): Readonly<Record<string, string>> {
  return { ...fieldValues({ fields }), token: secret };
}

/** The fields of a token, by name. */
export function fieldValues({ fields }: Pick<TokenRecord, 'fields'>): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/**
 * The exact value of one header.
 * @throws {InvalidInputError} when the result is not visible ASCII without outer blanks, or is longer than 16 kB
 */
export function headerValue(header: TokenHeader, secrets: Secrets): string {
  const filled = filledTemplate(header, valuesOf(secrets));
  return checkedValue(header.encoding === 'basic' ? `Basic ${base64OfUtf8(filled)}` : filled);
}

/**
 * Names and exact values of the headers that carry the secret.
 * @throws {InvalidInputError} as `headerValue`
 */
export function secretHeaders(
  token: Secrets & Pick<TokenRecord, 'headers'>,
): readonly (readonly [name: string, value: string])[] {
  return token.headers.map((header) => [header.name, headerValue(header, token)] as const);
}

/**
 * A header as a line on the screen, with dots for every secret.
 * @param pair whether the pair of Basic is shown in place of its base64, which would tell nothing
 */
export function maskedLine(
  header: TokenHeader,
  { secret, fields }: Secrets,
  pair: 'hidden' | 'shown' = 'hidden',
): string {
  const shown = fields.map((field) => (field.secret ? { ...field, value: masked(field.value) } : field));
  const filled = filledTemplate(header, valuesOf({ secret: masked(secret), fields: shown }));
  if (header.encoding === 'plain') return `${header.name}: ${filled}`;
  return `${header.name}: Basic ${pair === 'hidden' ? '••••' : `base64(${filled})`}`;
}

/** All header lines of a token, with dots for every secret. @param pair as for `maskedLine` */
export function maskedLines(
  token: Secrets & Pick<TokenRecord, 'headers' | 'companions'>,
  pair?: 'hidden' | 'shown',
): readonly string[] {
  return [
    ...token.headers.map((header) => maskedLine(header, token, pair)),
    ...token.companions.map(({ name, value }) => `${name}: ${value}`),
  ];
}

/** @throws {InvalidInputError} when the value is not visible ASCII without outer blanks, or is longer than 16 kB */
export function checkedValue(value: string): string {
  if (value.length > LONGEST_VALUE || !VISIBLE_ASCII.test(value)) throw new InvalidInputError('header-value');
  return value;
}

function base64OfUtf8(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
