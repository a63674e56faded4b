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
 * @param origin as browsers write it: `http://host[:port]`; any other text, and `https:`, is refused
 */
export function httpUse(origin: string): HttpUse {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.protocol !== HTTP || url.origin !== origin) return 'refused';
  const { hostname } = url;
  if (hostname === 'localhost' || hostname === '[::1]') return 'this-computer';
  if (IPV4.test(hostname)) return ipv4Leads(hostname);
  return PRIVATE_IPV6.test(hostname) || PRIVATE_NAME.test(hostname) ? 'private-network' : 'refused';
}

function ipv4Leads(hostname: string): HttpUse {
  if (hostname.startsWith('127.')) return 'this-computer';
  return PRIVATE_IPV4.test(hostname) ? 'private-network' : 'refused';
}
