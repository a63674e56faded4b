import { httpUse } from './local-address';

/**
 * `https://host[:port]` as browsers write it: no wildcard or `{field}`, no user, no path, no IPv6 address, no
 * trailing dot. What names one host can't come to mean several.
 */
export const EXACT_ORIGIN = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;

/** An origin that a record may name: also `http:` and IPv6 addresses, as for an API on the user's own machine. */
export const RECORD_ORIGIN = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]{2,39}\])(?::\d{1,5})?$/;

/**
 * Whether tokens are sent to an origin of a record: `https:` with a name or an IPv4 address, and plain http to what
 * `httpUse` takes. Rules, access and tests are proven for these only, so nothing is sent to any other.
 */
export function isSendable(origin: string): boolean {
  return EXACT_ORIGIN.test(origin) || httpUse(origin) !== 'refused';
}
