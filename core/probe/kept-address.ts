import { type ExactAddress, exactAddress } from '../providers/filled-address';
import type { Provider } from '../providers/provider';
import { mayAct } from '../shapes/may-act';
import { goesTo } from '../token/goes-to';
import type { TokenRecord } from '../token/token-record';
import { isGuarded } from './generic-test';
import { type Asking, LONGEST_ADDRESS, shownAddress } from './probe-request';

/** An address of a token's own, to be asked for a test. */
export interface AddressToAsk {
  readonly origin: string;
  /** With its query, and without what travels in the address. */
  readonly path: string;
}

type Kept = Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'origins' | 'pathPrefix' | 'test'>;

/**
 * The address that the last test asked, for a provider of which none is known. The result is all that keeps it. One
 * that had to be cut or cleaned is none any more, and one that may change something is asked once.
 * @returns null where there is none to ask again
 */
export function keptAddress(token: Kept, asking: Asking): AddressToAsk | null {
  const { test, origins } = token;
  if (test === null || test.asked.length >= LONGEST_ADDRESS) return null;
  for (const origin of origins) {
    const { host } = new URL(origin);
    if (!test.asked.startsWith(`${host}/`) || test.asked.includes(CLEANED)) continue;
    const path = withoutKey(test.asked.slice(host.length), token, origin, asking);
    const address = path === null ? null : ownAddress({ origin, path }, token);
    return path === null || address === null || mayAct(address) ? null : { origin, path };
  }
  return null;
}

/** Stands in a cleaned text for what was taken out. */
const CLEANED = '[token]';

/** A path as it was typed, before the key was put into the address. */
function withoutKey(shown: string, token: Kept, origin: string, asking: Asking): string | null {
  const { host } = new URL(origin);
  const around = shownAddress({ path: '/' }, token, origin, asking).slice(host.length);
  const [before = '', behind = ''] =
    asking.elsewhere?.place === 'path' ? [around.slice(0, -1)] : ['', around.slice(2)];
  if (!shown.startsWith(before)) return null;
  const rest = shown.slice(before.length);
  if (behind === '') return rest;
  const end = [`?${behind}`, `&${behind}`].find((each) => rest.endsWith(each));
  return end === undefined ? null : rest.slice(0, -end.length);
}

/**
 * The whole address, where it is one of the token's own.
 * @returns null for another host or port, a path that is none of the token's, and what a browser would read otherwise
 */
export function ownAddress(
  { origin, path }: AddressToAsk,
  token: Pick<TokenRecord, 'origins' | 'pathPrefix'>,
): ExactAddress | null {
  if (!token.origins.includes(origin) || !/^\/(?![/\\])[!-~]*$/.test(path) || /[{}]/.test(path)) return null;
  try {
    const address = exactAddress(origin, path);
    return goesTo(address, token) ? address : null;
  } catch {
    return null;
  }
}

/**
 * Where usual forms are tried with a token that was refused: one address of one host, of a provider of which nothing is
 * confirmed.
 * @returns null for every other token, and where a test sends more than an address
 */
export function formsAddress(token: Kept, provider: Provider | undefined): AddressToAsk | null {
  const [origin, ...others] = token.origins;
  if (provider === undefined || provider.generic === true || !isGuarded(provider)) return null;
  if (token.test?.outcome !== 'refused' || origin === undefined || others.length > 0) return null;
  const check = provider.checks.find(({ method, path }) => method === 'GET' && !path.includes('{'));
  const address = check ? { origin, path: check.path } : keptAddress(token, provider);
  return address !== null && origin.startsWith('https:') && ownAddress(address, token) !== null
    ? address
    : null;
}
