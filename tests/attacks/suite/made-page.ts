/** Headers that a made page may have. */
interface MadeHeaders {
  /** Its Content-Security-Policy. */
  readonly csp?: string;
  readonly refresh?: string;
}

/**
 * Address of a page with that markup on any host of the replica. Whatever the markup names is encoded, so that a
 * request for the page does not count as one for an address in it.
 */
export function madePage(origin: string, markup: string, headers: MadeHeaders = {}): string {
  const fields = Object.entries({ markup, ...headers });
  return `${origin}/page?${fields.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
}

/** Quotes too, so that the address can stand in scripts. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}
