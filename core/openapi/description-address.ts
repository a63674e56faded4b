import { InvalidInputError } from '../errors/invalid-input-error';
import { httpUse } from '../shapes/local-address';

/** Characters of an address that is asked for. */
const LONGEST = 2000;

/**
 * The address of a description exactly as it is asked for: https, or http on this computer and in the own network. A
 * fragment is left out, as it never leaves the browser.
 * @throws {InvalidInputError} `description-address` for any other, and for one with a user name
 */
export function descriptionAddress(typed: string): string {
  const text = typed.trim();
  const isPlain = text.length <= LONGEST && /^https?:\/\/[^\s\\@]+$/i.test(text) && URL.canParse(text);
  const url = isPlain ? new URL(text) : null;
  if (url === null || !(url.protocol === 'https:' || httpUse(url.origin) !== 'refused'))
    throw new InvalidInputError('description-address');
  url.hash = '';
  if (url.href.length > LONGEST) throw new InvalidInputError('description-address');
  return url.href;
}
