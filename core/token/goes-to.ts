import { escapesPrefix } from './path-prefix';

/** Whether an address is one of a token's: its origin, and below its path prefix for every server. */
export function goesTo(
  url: string,
  token: { readonly origins: readonly string[]; readonly pathPrefix: string },
): boolean {
  const { origin, pathname } = new URL(url);
  if (!token.origins.includes(origin)) return false;
  const isBelow = pathname === token.pathPrefix || pathname.startsWith(`${token.pathPrefix}/`);
  return isBelow && !escapesPrefix(url, token.pathPrefix);
}
