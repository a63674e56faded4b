import { InvalidInputError } from '../errors/invalid-input-error';
import type { ProviderCheck } from '../providers/provider';
import { headerValue } from '../rules/header-value';
import type { TokenRecord } from '../token/token-record';

/** One request of a test, as data. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/**
 * The request that asks the provider about one candidate. It goes to an origin of the sealed record only.
 * @param origin one of the record's origins
 * @throws {InvalidInputError} when the address would not be exactly that origin and the check's path
 */
export function probeRequest(
  check: ProviderCheck,
  token: Pick<TokenRecord, 'secret' | 'headers' | 'origins'>,
  origin: string,
): ProbeRequest {
  const url = new URL(check.path, origin);
  if (!token.origins.includes(origin) || url.origin !== origin || url.pathname + url.search !== check.path) {
    throw new InvalidInputError('probe-address');
  }
  const tokenHeaders = token.headers.map(
    (header) => [header.name, headerValue(header, token.secret)] as const,
  );
  return {
    method: check.method,
    url: url.href,
    headers: { ...check.headers, ...Object.fromEntries(tokenHeaders) },
    body: check.body ?? null,
  };
}
