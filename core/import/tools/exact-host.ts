import { readAddress } from '../../pending/address';
import { EXACT_ORIGIN } from '../../shapes/exact-origin';
import type { ToolFilter } from './tool-file';

/**
 * Where a rule holds.
 * - `exact`: for hosts that the file names exactly, over https
 * - `http`: one of them is asked without encryption, and is none of this machine or a private network
 * - `asks`: everything else, so that the user names the host
 */
export type RulePlace =
  | { readonly kind: 'exact'; readonly origins: readonly string[] }
  | { readonly kind: 'http' | 'asks' };

/** More hosts than this are no choice that a person reads. */
const MOST_HOSTS = 8;
const MOST_FILTERS = 2_000;

/**
 * The hosts that the filters of a rule name exactly. A filter is not a host: one that may match anywhere in an address,
 * holds an expression, or names every host below another, leaves the question to the user.
 * @param filters any of them may hold
 */
export function placeOf(filters: readonly ToolFilter[]): RulePlace {
  if (filters.length === 0 || filters.length > MOST_FILTERS) return { kind: 'asks' };
  const found = filters.map(originOf);
  const origins = [...new Set(found.flatMap((origin) => origin ?? []))];
  if (origins.some((origin) => origin.startsWith('http:') && !isPrivate(origin))) return { kind: 'http' };
  const isExact = !found.includes(null) && origins.every((origin) => isExactOrigin(origin));
  return isExact && origins.length <= MOST_HOSTS ? { kind: 'exact', origins } : { kind: 'asks' };
}

/** Whether a text is an origin over https exactly as a browser writes it. */
export function isExactOrigin(text: string): boolean {
  return EXACT_ORIGIN.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** The origin that one filter names, http or https; null where it is none for sure. */
function originOf({ how, text }: ToolFilter): string | null {
  if (how === 'pattern') return null;
  if (how === 'host')
    return /^[\w.-]+(?::\d+)?$/.test(text) ? (readAddress(text, 'target')?.origin ?? null) : null;
  const address = readAddress(text, 'target');
  if (address === null || address.origin === null || !/^https?$/.test(address.scheme ?? '')) return null;
  // No user name, and behind the host nothing that an expression could be made of.
  if (address.hasUserInfo) return null;
  if (how === 'request') return address.origin;
  const rest = text.slice(text.indexOf('://') + 3);
  const behind = rest.slice(rest.search(/[/?#\\]|$/));
  // A start without the slash goes on in other hosts: `https://api.example.com.evil.test`.
  return behind === '/' || (how === 'equals' && behind === '') ? address.origin : null;
}

/** Whether a host is this machine, or a name or number that the public internet does not have. */
function isPrivate(origin: string): boolean {
  const { hostname } = new URL(origin);
  const isPrivateNumber =
    /^(?:127|10)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(hostname) ||
    /^\[(?:::1|f[cd][0-9a-f:]+)\]$/.test(hostname);
  return (
    isPrivateNumber ||
    !/[.:]/.test(hostname) ||
    /\.(?:local|lan|home\.arpa|internal|localhost)$/.test(hostname)
  );
}
