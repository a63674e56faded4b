import { InvalidInputError } from '../errors/invalid-input-error';
import type { ProviderCheck } from '../providers/provider';
import { isAnyPort } from '../shapes/any-port';
import { isSendable } from '../shapes/exact-origin';
import { secretHeaders } from '../token/headers';
import type { TokenRecord } from '../token/token-record';
import { cleanText } from './clean-text';
import { secretsOf } from './secrets-of';

/** One request of a test, as data. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * The request that asks the provider about one candidate. It goes to an origin of the sealed record only.
 * @param origin one of the record's sendable origins, of one port
 * @throws {InvalidInputError} when the address would not be exactly that origin and the check's path
 */
export function probeRequest(
  check: ProviderCheck,
  token: Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'origins'>,
  origin: string,
): ProbeRequest {
  const url = new URL(check.path, origin);
  if (
    !isSendable(origin) ||
    isAnyPort(origin) ||
    !token.origins.includes(origin) ||
    url.origin !== origin ||
    url.pathname + url.search !== check.path
  ) {
    throw new InvalidInputError('probe-address');
  }
  return {
    method: check.method,
    url: url.href,
    headers: { ...check.headers, ...Object.fromEntries(secretHeaders(token)) },
    body: check.body ?? null,
  };
}

/** The two requests of a test that knows nothing of its API: they differ in the token's own headers alone. */
export interface GenericRequests {
  readonly without: ProbeRequest;
  readonly withToken: ProbeRequest;
}

/**
 * The requests that ask an API that a user described. Both have the record's extra headers, which hold no secret: an
 * API may answer nobody without them.
 * @param origin one of the record's sendable origins
 * @throws {InvalidInputError} as `probeRequest`
 */
export function genericRequests(
  check: ProviderCheck,
  token: Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'companions' | 'origins'>,
  origin: string,
): GenericRequests {
  const headers = Object.fromEntries(token.companions.map(({ name, value }) => [name, value]));
  return {
    without: probeRequest({ ...check, headers }, { ...token, headers: [] }, origin),
    withToken: probeRequest({ ...check, headers }, token, origin),
  };
}

/** Characters that a stored result has room for. */
const LONGEST_ADDRESS = 200;

/**
 * The address of a check as it may be shown and stored: host and path without scheme. The path is the check's own
 * template, so nothing that is filled into it appears, and it is cleaned all the same. The host is one of the
 * record's; `tested` reads it from here, and a token whose text resembles a host must not change that.
 */
export function shownAddress(
  check: ProviderCheck,
  token: Pick<TokenRecord, 'secret' | 'fields' | 'headers'>,
  origin: string,
): string {
  return `${new URL(origin).host}${cleanText(check.path, secretsOf(token))}`.slice(0, LONGEST_ADDRESS);
}
