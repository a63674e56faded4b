import { readAddress } from '../address';
import type { Part } from '../find';
import { looksRandom } from '../instead';
import { isTelling } from '../names';

const WITH_USER = /^(?:git\+)?https?:\/\/([^\s/?#@:]*)(?::([^\s/?#@]*))?@/i;

/** The signature of an address that is good for a while: of Amazon, of Google, of Azure. */
const SIGNED = /(?:^|&)(?:X-(?:Amz|Goog)-Signature=|Key-Pair-Id=|sig=[^&]{20,}(?=.*&se=)|se=(?=.*&sig=))/i;

/** The address that a request goes to, and what signs it in there. */
export function targetParts(text: string): readonly Part[] {
  const address = readAddress(text, 'target');
  if (address === null) return [{ kind: 'left-out', name: '--url' }];
  return [{ kind: 'address', address, name: null, text }, ...userOf(text), ...keysOf(text)];
}

/** Keys in the query of an address. */
export function keysOf(address: string): readonly Part[] {
  const query = /\?([^#\s]*)/.exec(address)?.[1];
  if (SIGNED.test(query ?? '')) return [{ kind: 'instead', doubt: 'signed', name: null, text: null }];
  return query === undefined ? [] : keysIn(query, 'parameter');
}

/** Keys behind the `#` of an address, where a sign-in returns them to a page. */
export function keysOfFragment(address: string): readonly Part[] {
  const fragment = /#\??([^\s]*)/.exec(address)?.[1];
  return fragment === undefined ? [] : keysIn(fragment, 'field');
}

function keysIn(query: string, form: 'parameter' | 'field'): readonly Part[] {
  return query.split('&').flatMap((pair) => {
    const [, name = '', value = ''] = /^([^=]{1,64})=(.+)$/.exec(pair) ?? [];
    return isTelling(name) ? [{ kind: 'pair', name, value, form } as const] : [];
  });
}

/** A name and a password in front of the host. A name alone counts where it is made by a machine. */
export function userOf(address: string): readonly Part[] {
  const [, user = '', password = ''] = WITH_USER.exec(address) ?? [];
  if (password === '' && !looksRandom(user)) return [];
  return [{ kind: 'user', user: decoded(user), password: decoded(password), name: '@' }];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
