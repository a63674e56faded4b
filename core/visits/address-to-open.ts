import { mayAct } from '../shapes/may-act';
import { goesTo } from '../token/goes-to';

/** Characters from which on nobody reads an address to its end. */
export const TOO_LONG = 2_000;

/**
 * What may become of an address that a page brought a tab to.
 *
 * `opens`: it can be opened with the token; `mayAct` asks for a second click, because a GET of it may change
 * something. `acts`: GETs change something at this API, so it is never opened. `too-long`: nobody can check it.
 * `elsewhere`: it is not one of the token's own.
 */
export type AddressToOpen =
  | { readonly kind: 'opens'; readonly address: string; readonly mayAct: boolean }
  | { readonly kind: 'acts' | 'too-long' | 'elsewhere' };

/** Where the token goes, and whether a GET there can change something. */
interface Target {
  readonly origins: readonly string[];
  readonly pathPrefix: string;
  readonly getActs: boolean;
}

/**
 * Judges the address in a tab. A page chose it, so it is opened only as it can be read and checked.
 * @param url as the browser gives it
 */
export function addressToOpen(url: string, target: Target): AddressToOpen {
  const address = addressShown(url);
  if (address === null || !goesTo(address, target)) return { kind: 'elsewhere' };
  if (target.getActs) return { kind: 'acts' };
  if (address.length >= TOO_LONG) return { kind: 'too-long' };
  return { kind: 'opens', address, mayAct: mayAct(address) };
}

/**
 * The address without what never reaches the server of an API: user name, password and fragment.
 * @returns null for what is neither https nor http
 */
export function addressShown(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return null;
  parsed.username = '';
  parsed.password = '';
  parsed.hash = '';
  return parsed.href;
}
