import { InvalidInputError } from '../errors/invalid-input-error';

/** An address that was built and read back: it has exactly the origin and the path that it was built from. */
export type ExactAddress = string & { readonly [exact]: true };
declare const exact: unique symbol;

/** What may fill a place of a template. */
export interface PlaceOf {
  readonly name: string;
  /** Anchored pattern of its whole value. */
  readonly pattern: string;
}

/** The token itself, where a provider wants it in an address. Any that a record can hold. */
export const TOKEN_PLACE: PlaceOf = { name: 'token', pattern: '^[\\x21-\\x7e]+$' };

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;
/** An escape that servers may undo once more: what it stands for is a dot. */
const ESCAPED_DOT = /%2e/i;
/** Segments that an address leaves out, or by which it goes up. */
const DOTS = /(?:^|\/)\.{1,2}(?:$|\/)/;

/**
 * The path of a template, with values in place of its fields. A value is always one part of it: a slash, a question
 * mark or dots in a value would ask another address than the one that its provider wrote down.
 * @param template `/v1/accounts/{account}/me?of={user}`
 * @param fields those that may be filled in, with the pattern that each value must match
 * @param values by name
 * @throws {InvalidInputError} `field-value` for a place that no field fills, and a value that is missing or does not fit
 */
export function filledPath(
  template: string,
  fields: readonly PlaceOf[],
  values: Readonly<Record<string, string>>,
): string {
  const filled = template.replace(PLACE, (_whole, name: string) => {
    const field = fields.find((each) => each.name === name);
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return encodedPart(field, value);
  });
  const [path = ''] = filled.split('?');
  if (/[{}]/.test(filled) || DOTS.test(path)) throw new InvalidInputError('field-value');
  return filled;
}

/** A value as one part of a path or a query. */
function encodedPart(field: PlaceOf | undefined, value: string): string {
  const fits = field !== undefined && value !== '' && new RegExp(`^(?:${field.pattern})$`).test(value);
  if (!fits || value === '.' || value === '..' || ESCAPED_DOT.test(value)) {
    throw new InvalidInputError('field-value');
  }
  return encoded(value);
}

/**
 * As `encodeURIComponent`, and the few characters that it leaves and some readers give a meaning.
 * @throws {InvalidInputError} `field-value` for a lone surrogate
 */
export function encoded(value: string): string {
  try {
    return encodeURIComponent(value).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    throw new InvalidInputError('field-value');
  }
}

/**
 * The address of a path at an origin.
 * @param path as `filledPath` gives it, or from an address that was read already
 * @throws {InvalidInputError} `probe-address` where a browser would read it as another origin or path
 */
export function exactAddress(origin: string, path: string): ExactAddress {
  const url = path.startsWith('/') && URL.canParse(path, origin) ? new URL(path, origin) : null;
  const isExact =
    url !== null &&
    url.origin === origin &&
    url.username + url.password + url.hash === '' &&
    url.pathname + url.search === path;
  if (!isExact) throw new InvalidInputError('probe-address');
  return url.href as ExactAddress;
}
