import type { LoggedRequest } from '../../servers/request-log';

/** The credentials on a request, as `name: value` with the name in lower case. */
export function credentials({ rawHeaders }: LoggedRequest): readonly string[] {
  return headerPairs(rawHeaders)
    .filter(([name]) => name === 'authorization' || name === 'x-api-key')
    .map(([name, value]) => `${name}: ${value}`);
}

/** Whether a token is anywhere on a request: in the address, in a header of whatever name, or in the body. */
export function carries({ url, rawHeaders, body }: LoggedRequest, secret: string): boolean {
  return [url, ...rawHeaders, body].some((part) => part.includes(secret));
}

/** Values of one header, named in lower case. */
export function headerValues({ rawHeaders }: LoggedRequest, wanted: string): readonly string[] {
  return headerPairs(rawHeaders).flatMap(([name, value]) => (name === wanted ? [value] : []));
}

function headerPairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? ''] as const] : [],
  );
}
