import { includesOrigin } from '../shapes/any-port';

/** Whether an address is one of a token's: its origin, and below its path prefix for every server. */
export function goesTo(
  url: string,
  token: { readonly origins: readonly string[]; readonly pathPrefix: string },
): boolean {
  const { origin, pathname } = new URL(url);
  if (!includesOrigin(token.origins, origin)) return false;
  const isBelow = pathname === token.pathPrefix || pathname.startsWith(`${token.pathPrefix}/`);
  return isBelow && !escapesPrefix(url, token.pathPrefix);
}

/**
 * Spellings after a path prefix that a server or a proxy may read as another path than the browser does: dots, slashes,
 * backslashes and semicolons that are encoded, encoded twice, doubled or bare; letters that servers take for one of these
 * when they normalize a text or fit it into an older character set; control characters; and bytes that no UTF-8 text has.
 * `/api/..%2fadmin` begins with `/api/` for a rule.
 */
export const PATH_ESCAPES = String.raw`%(?:2[ef5]|3b|5c|c[01]|cd%be|e0%[89]|f0%8|e2%8(?:0%a[45]|1%84|8%9[56])|ef%b(?:8%b0|9%(?:9[24]|a8)|c%(?:8[ef]|9b|bc))|[01][0-9a-f])|;|\\|//|\.\.`;

const ESCAPED = new RegExp(PATH_ESCAPES, 'i');

/**
 * Whether an address may be read as another path than one below the prefix. Its token is not sent then.
 * @param url an address as browsers write it, below the prefix
 * @param pathPrefix empty where there is none; then every path is meant
 */
export function escapesPrefix(url: string, pathPrefix: string): boolean {
  return pathPrefix !== '' && ESCAPED.test(new URL(url).pathname.slice(pathPrefix.length));
}
