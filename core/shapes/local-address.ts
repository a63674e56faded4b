/**
 * Origins for every port of this computer. No server has port 0, so it stands for all of them. There is one for each
 * name of this computer: what is below `localhost` is somebody else's.
 */
export const ANY_PORT_ORIGINS: readonly string[] = [
  'http://localhost:0',
  'http://127.0.0.1:0',
  'http://[::1]:0',
];
const ANY_PORT = ':0';

/** Where a plain-http address leads, and `refused` where nothing may be sent in clear. */
export type HttpUse = 'this-computer' | 'private-network' | 'refused';

/** RFC 1918. */
const PRIVATE_IPV4 = /^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\./;
/** fc00::/7. The first group must have all of its four digits: `fc::1` is 00fc::1. */
const PRIVATE_IPV6 = /^\[f[cd][0-9a-f]{2}:/;
/** One label, or names below the suffixes that no public server has. Never below `localhost`. */
const PRIVATE_NAME = /^(?!localhost$)(?:[a-z0-9-]+|(?:[a-z0-9-]+\.)+(?:local|lan|home\.arpa|internal))$/;
const IPV4 = /^\d+(?:\.\d+){3}$/;
const HTTP = 'http:';

/**
 * Whether a token may be sent to a plain-http origin at all. Everybody between reads what is sent in clear, so only
 * this computer and names and numbers of the own network are taken. Public names, `0.0.0.0`, link-local addresses,
 * IPv4 within IPv6 and names below `localhost` are refused.
 * @param origin as browsers write it: `http://host[:port]`, or one of `ANY_PORT_ORIGINS`; any other text, and
 *   `https:`, is refused
 */
export function httpUse(origin: string): HttpUse {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.protocol !== HTTP || url.origin !== origin) return 'refused';
  if (url.port === '0') return isAnyPort(origin) ? 'this-computer' : 'refused';
  const { hostname } = url;
  if (hostname === 'localhost' || hostname === '[::1]') return 'this-computer';
  if (IPV4.test(hostname)) return ipv4Leads(hostname);
  return PRIVATE_IPV6.test(hostname) || PRIVATE_NAME.test(hostname) ? 'private-network' : 'refused';
}

function ipv4Leads(hostname: string): HttpUse {
  if (hostname.startsWith('127.')) return 'this-computer';
  return PRIVATE_IPV4.test(hostname) ? 'private-network' : 'refused';
}

/** Whether an origin of a record stands for every port of its host. */
export function isAnyPort(origin: string): boolean {
  return origin.endsWith(ANY_PORT) && ANY_PORT_ORIGINS.includes(origin);
}

/**
 * Whether an origin is one of a record's.
 * @param origins of a record, in which one may stand for every port
 * @param origin of an address, or of another record
 */
export function includesOrigin(origins: readonly string[], origin: string): boolean {
  if (origins.includes(origin)) return true;
  return origin.startsWith(HTTP) && origins.some((known) => isAnyPort(known) && isAtHost(origin, known));
}

/** Whether two records have an address in common. */
export function shareOrigin(some: readonly string[], others: readonly string[]): boolean {
  return (
    some.some((origin) => includesOrigin(others, origin)) ||
    others.some((origin) => includesOrigin(some, origin))
  );
}

function isAtHost(origin: string, known: string): boolean {
  const host = known.slice(0, -ANY_PORT.length);
  return origin === host || (origin.startsWith(`${host}:`) && /^\d+$/.test(origin.slice(host.length + 1)));
}
