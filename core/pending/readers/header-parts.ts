import { readAddress } from '../address';
import type { Part } from '../find';
import { isOrdinaryHeader } from '../names';
import { keysOfFragment } from './address-parts';

/** A header as one text: `X-Api-Key: abc`, also with `=` and with `;` for an empty one. */
export function headerOf(line: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = /^\s*["'`]?([A-Za-z][A-Za-z0-9_-]{0,63})["'`]?\s*[:=]\s*(.*)$/s.exec(line) ?? [];
  return name === undefined || value === undefined ? null : { name, value: value.trim() };
}

/** `$(echo -n name:password | base64)`, written in place of its result. */
const ENCODED_BY_COMMAND =
  /^[$`]\(?(?:echo|printf)\s+(?:-n\s+)?["']?([^\s:"'$]+):([^\s"'$]*)["']?\s*\|\s*base64\b/;

/** Reads a header: a credential, the request's host, a sign that a cookie signs it in, or nothing. */
export function headerParts(name: string, value: string): readonly Part[] {
  const lower = name.toLowerCase();
  if (lower === 'cookie' || lower === 'set-cookie')
    return [{ kind: 'instead', doubt: 'cookie', name, text: null }];
  if (lower === 'host' || lower === 'authority') {
    const address = readAddress(value.replace(/(?:\\[rn]){1,6}$/, ''), 'host-header');
    return address === null ? [{ kind: 'left-out', name }] : [{ kind: 'address', address, name }];
  }
  // A sign-in returns a token behind the `#`.
  if (lower === 'location') return [{ kind: 'left-out', name }, ...keysOfFragment(value)];
  // In HTTP/2, and in an object that describes a request.
  const method =
    lower === 'method' ? /^=?\s*["'`]?([A-Za-z]{3,7})["'`]?,?$/.exec(value.trim())?.[1] : undefined;
  if (method !== undefined)
    return [
      { kind: 'method', method },
      { kind: 'left-out', name },
    ];
  const credentials = /^(?:proxy-)?authorization$/.test(lower)
    ? /^Basic\s+(\S.*)$/is.exec(value.trim())?.[1]
    : undefined;
  const [, user, password] = ENCODED_BY_COMMAND.exec(credentials ?? '') ?? [];
  if (user !== undefined && password !== undefined) return [{ kind: 'user', user, password, name }];
  const basic = credentials !== undefined && /^\S+$/.test(credentials) ? credentials : undefined;
  if (basic !== undefined) {
    const [user, password] = decoded(basic);
    return [{ kind: 'user', user, password, name }];
  }
  if (isOrdinaryHeader(name) && !/^accept$|-version$/.test(lower)) return [{ kind: 'left-out', name }];
  return [{ kind: 'pair', name, value, form: 'header' }];
}

/** Both halves of a Basic value; where it is none, the whole stands for the password. */
function decoded(basic: string): readonly [user: string, password: string] {
  try {
    const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(atob(basic)) ?? [];
    return /^[\x20-\x7e]*$/.test(user + password) ? [user, password] : ['', ''];
  } catch {
    return ['', ''];
  }
}
