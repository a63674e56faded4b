import { InvalidInputError } from '../errors/invalid-input-error';
import { isAnyPort } from '../shapes/any-port';
import { isSendable } from '../shapes/exact-origin';
import type { RuleCondition } from './session-rule';

/** Characters with a meaning in a filter. */
const FILTER_SYNTAX = /[*^|]/;

/**
 * The part of a condition that says which addresses a rule is for: exactly one origin below a path prefix, or every
 * port of one name of this computer.
 * @throws {InvalidInputError} see `urlFilter`
 */
export function addressCondition(
  origin: string,
  pathPrefix: string,
): Pick<RuleCondition, 'urlFilter' | 'regexFilter' | 'isUrlFilterCaseSensitive' | 'requestDomains'> {
  const filter = isAnyPort(origin)
    ? { regexFilter: anyPortPattern(origin, pathPrefix) }
    : { urlFilter: urlFilter(origin, pathPrefix) };
  return { ...filter, isUrlFilterCaseSensitive: true, requestDomains: [hostOf(origin)] };
}

/**
 * A filter can't say it: `requestDomains` takes `foo.localhost` as well, and `http://localhost:word@foo.localhost/` also
 * begins with `|http://localhost:`.
 */
function anyPortPattern(origin: string, pathPrefix: string): string {
  if (!SAFE_PREFIX.test(pathPrefix)) throw new InvalidInputError('path-prefix');
  const [host, path] = [literal(`http://${hostOf(origin)}`), literal(pathPrefix)];
  return `^${host}(?::[0-9]{1,5})?${path}${path === '' ? '/' : '(?:[/?#]|$)'}`;
}

/** As records have it, so that no part of it is a pattern. */
const SAFE_PREFIX = /^(?:\/[A-Za-z0-9._~-]+)*$/;

/** A text as a pattern of exactly that text. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/**
 * Filter for exactly one scheme, host and port, and a path prefix, which `prefixRules` makes exact.
 * `|https://api.x.com` without the slash would match `https://api.x.com.evil.com/`.
 * @param origin `https://host[:port]`, or `http:` where plain http is taken
 * @param pathPrefix empty, or segments with a leading slash and no trailing one
 * @throws {InvalidInputError} for anything that a filter would read as syntax, and for an origin that is not sendable
 */
export function urlFilter(origin: string, pathPrefix: string): string {
  if (!isSendable(origin)) throw new InvalidInputError('origin');
  if (FILTER_SYNTAX.test(origin) || FILTER_SYNTAX.test(pathPrefix)) {
    throw new InvalidInputError('path-prefix');
  }
  // ^ is a separator or the end, so that /api does not match /apis.
  return pathPrefix === '' ? `|${origin}/` : `|${origin}${pathPrefix}^`;
}

/**
 * Host of a page that may use a token. Rules match it by suffix, so `com` would be every page of `.com`.
 * @throws {InvalidInputError} for a single label or an empty one
 */
export function siteHost(site: string): string {
  const host = hostOf(site);
  if (!/^[^.]+(?:\.[^.]+)+$/.test(host)) throw new InvalidInputError('site');
  return host;
}

/**
 * Host without port, as `requestDomains` wants it: with a port it would silently never match.
 * @throws {InvalidInputError} for a text that is not an address, without repeating it
 */
export function hostOf(origin: string): string {
  const known = HOSTS.get(origin);
  if (known !== undefined) return known;
  if (!URL.canParse(origin)) throw new InvalidInputError('origin');
  const { hostname } = new URL(origin);
  HOSTS.set(origin, hostname);
  return hostname;
}

/** Each rule names its host several times, and parsing addresses is most of what compiling costs. */
const HOSTS = new Map<string, string>();
