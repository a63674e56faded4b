import { isNamedAsApi } from '../shapes/api-host';
import { codePointName } from './characters';

/** The purpose of an address in a paste. Only a `target` says whose the token is. */
export type AddressRole =
  | 'target'
  /** A variable or field that configures one: `PYLON_BASE_URL`. */
  | 'setting'
  | 'proxy'
  | 'connect-to'
  | 'resolve'
  | 'host-header'
  | 'other';

/** An address of a paste, taken apart. Query and fragment are never kept: they may hold a secret. */
export interface Address {
  readonly role: AddressRole;
  /** `https`, `http`, or null where none was written. */
  readonly scheme: string | null;
  /** In lower case and punycode; null where it can't be read for sure, as with a variable in it. */
  readonly host: string | null;
  readonly port: string | null;
  readonly path: string;
  /** Whether something stands before an `@`. It is not a host and is never shown. */
  readonly hasUserInfo: boolean;
  /** Invisible, bidi and non-ASCII characters by name and place (from 1, in characters of the address). */
  readonly oddCharacters: readonly { readonly codePoint: string; readonly at: number }[];
  /** `https://host[:port]`, only where nothing about the address is odd. */
  readonly origin: string | null;
}

const PARTS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#\\]*)([^?#]*)/i;
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?)$/i;
const SCHEMES = /^(?:https?|wss?)$/;

/**
 * Takes an address apart, with or without scheme, as a command or a variable has it.
 * @returns null for a path without a host, and for what is not an address of the web
 */
export function readAddress(text: string, role: AddressRole): Address | null {
  const [, written, authority = '', rest = ''] = PARTS.exec(text.replace(/^git\+(?=https?:)/i, '')) ?? [];
  const scheme = written?.toLowerCase() ?? null;
  if (authority === '' && role !== 'target') return null;
  if (authority === '' || authority.startsWith('.'))
    return scheme === null ? null : unsure(role, scheme, text);
  if (scheme !== null && !SCHEMES.test(scheme)) return role === 'target' ? unsure(role, scheme, text) : null;
  const at = authority.lastIndexOf('@');
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/s.exec(authority.slice(at + 1)) ?? [];
  const odd = oddCharacters(text);
  const canonical = hostOf(host);
  const plain = HOST.test(host) && odd.length === 0 && !rest.startsWith('\\') && canonical !== null;
  const web = scheme === 'http' || scheme === 'ws' ? 'http' : 'https';
  const number = port === undefined || port === '' ? null : String(Number(port));
  const isDefault = number === (web === 'http' ? '80' : '443');
  return {
    role,
    scheme,
    host: canonical,
    port: isDefault ? null : number,
    path: rest.slice(0, 200),
    hasUserInfo: at >= 0,
    oddCharacters: odd,
    origin: plain ? `${web}://${canonical}${number === null || isDefault ? '' : `:${number}`}` : null,
  };
}

/** Whether an address that stands alone is that of an API, not of a page about one. */
export function looksLikeApi({ host, path }: Address): boolean {
  return isNamedAsApi(host ?? '') || /^\/(?:api|rest|v\d{1,3})(?:\/|$)/.test(path);
}

/** Whether a word is an address by its look: with a scheme, or a host with a known kind of end. */
export function looksLikeAddress(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text) || /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?[/?#]\S*$/i.test(text)
  );
}

function unsure(role: AddressRole, scheme: string, text: string): Address {
  const odd = oddCharacters(text);
  const none = { host: null, port: null, path: '', hasUserInfo: false, origin: null };
  return { role, scheme, ...none, oddCharacters: odd };
}

/** As a browser would spell it, in punycode. */
function hostOf(host: string): string | null {
  if (/[$`{}<>*%,\s]/.test(host)) return null;
  const address = `https://${host}/`;
  if (!URL.canParse(address)) return null;
  const { hostname, port, username, pathname } = new URL(address);
  return port === '' && username === '' && pathname === '/' ? hostname : null;
}

function oddCharacters(text: string): Address['oddCharacters'] {
  return Array.from(text)
    .map((character, index) => ({ character, at: index + 1 }))
    .filter(({ character }) => !/^[\x21-\x7e]$/.test(character))
    .slice(0, 20)
    .map(({ character, at }) => ({ codePoint: codePointName(character), at }));
}
