/** Whether an address is one of a token's: its origin, and below its path prefix. */
export function goesTo(
  url: string,
  token: { readonly origins: readonly string[]; readonly pathPrefix: string },
): boolean {
  const { origin, pathname } = new URL(url);
  if (!token.origins.includes(origin)) return false;
  return pathname === token.pathPrefix || pathname.startsWith(`${token.pathPrefix}/`);
}
