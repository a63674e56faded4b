import { isAnyPort } from './any-port';

/** Where a plain-http address leads, and `refused` where nothing may be sent in the clear. */
export type HttpUse = 'this-computer' | 'private-network' | 'refused';

const THIS_COMPUTER = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/**
 * RFC 1918; fc00::/7, whose first group has all of its four digits (`fc::1` is 00fc::1); one label; and names below the
 * suffixes that no public server has.
 */
const PRIVATE_NETWORK =
  /^(?:10(?:\.\d+){3}|(?:172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d+){2}|\[f[cd][0-9a-f]{2}:.*|[a-z0-9-]+|(?:[a-z0-9-]+\.)+(?:local|lan|home\.arpa|internal))$/;

/**
 * Whether a token may be sent to a plain-http origin at all. Everybody between reads what is sent in the clear, so only
 * this computer and names and numbers of the own network are taken. Public names, `0.0.0.0`, link-local addresses,
 * IPv4 within IPv6 and names below `localhost` are refused.
 * @param origin as browsers write it: `http://host[:port]`, or one of `ANY_PORT_ORIGINS`; any other text, and
 *   `https:`, is refused
 */
export function httpUse(origin: string): HttpUse {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url?.protocol !== 'http:' || url.origin !== origin) return 'refused';
  if (url.port === '0') return isAnyPort(origin) ? 'this-computer' : 'refused';
  if (THIS_COMPUTER.test(url.hostname)) return 'this-computer';
  return PRIVATE_NETWORK.test(url.hostname) ? 'private-network' : 'refused';
}
