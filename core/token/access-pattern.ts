import { EXACT_ORIGIN } from '../shapes/exact-origin';
import { ANY_PORT_ORIGINS, httpUse, isAnyPort } from '../shapes/local-address';

const REST = '/*';
const HTTP = 'http:';

/**
 * `https://api.example.com/*`, the pattern under which access to an origin is asked: one exact host. Over plain http it
 * names the port as well, the usual one too: `http://nas:80/*`. Only for every port of this computer it names none.
 */
export function accessPattern(origin: string): string {
  if (!origin.startsWith(HTTP)) return `${origin}${REST}`;
  if (isAnyPort(origin)) return `${origin.slice(0, origin.lastIndexOf(':'))}${REST}`;
  return `${/:\d+$/.test(origin) ? origin : `${origin}:80`}${REST}`;
}

/**
 * `https://api.example.com` for `https://api.example.com/*`; null for patterns that name no single host, which
 * we never ask for and which were given in the browser's own pages.
 */
export function patternOrigin(pattern: string): string | null {
  const named = pattern.endsWith(REST) ? pattern.slice(0, -REST.length) : '';
  if (EXACT_ORIGIN.test(named)) return named;
  if (!named.startsWith(HTTP) || !URL.canParse(named)) return null;
  const origin = ANY_PORT_ORIGINS.find((each) => accessPattern(each) === pattern) ?? new URL(named).origin;
  const isWritten = named === origin || named === `${origin}:80` || isAnyPort(origin);
  return isWritten && httpUse(origin) !== 'refused' ? origin : null;
}
