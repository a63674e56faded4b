import { InvalidInputError } from '../errors/invalid-input-error';
import { checkedValue } from './header-value';
import type { RuleToken } from './rule-input';

const NAME = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Headers that say who asks, for what, or how to read the bytes, and those that we set ourselves: never to be
 * set beside a token.
 */
const NEVER =
  /^(?:accept-(?:charset|encoding)|access-control-.*|authorization|cache-control|connection|content-.*|cookie2?|date|dnt|expect|forwarded|host|if-.*|keep-alive|origin|pragma|proxy-.*|range|referer|sec-.*|set-cookie2?|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-http-method.*|x-method-override)$/;

/**
 * Checks the name of an extra header.
 * @returns the name as rules spell it
 * @throws {InvalidInputError} `header-name`, or `header-never` for one that is never ours to set
 */
export function companionName(name: string): string {
  if (!NAME.test(name)) throw new InvalidInputError('header-name');
  const lower = name.toLowerCase();
  if (NEVER.test(lower)) throw new InvalidInputError('header-never');
  return lower;
}

/**
 * Checks all extra headers of a token: each one allowed, each name once, and none that carries the token.
 * @throws {InvalidInputError} `header-name`, `header-never`, `header-value`, `header-twice`
 */
export function checkCompanions({ headers, companions }: Pick<RuleToken, 'headers' | 'companions'>): void {
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  for (const { name, value } of companions) {
    const lower = companionName(name);
    if (names.has(lower)) throw new InvalidInputError('header-twice');
    names.add(lower);
    checkedValue(value);
  }
}
