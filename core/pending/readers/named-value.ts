import { readAddress } from '../address';
import type { Part } from '../find';
import { isAddressName, isEverybodys, isOrdinaryHeader, isTelling, namesSomebody } from '../names';
import type { CredentialForm } from '../reading';
import { userOf } from './address-parts';
import { headerOf, headerParts } from './header-parts';

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Hosts without scheme, where a name says that one stands here. */
const HOST_ONLY = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i;

/** Whether a name can be that of a header: as they are spelt, or one of the usual ones. */
export function isHeaderName(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9-]{1,63}$/.test(name)) return false;
  if (/^(?:proxy-)?authorization$/i.test(name)) return true;
  return name.includes('-')
    ? isOrdinaryHeader(name) || isEverybodys(name) || /^x-/i.test(name) || isTelling(name)
    : false;
}

/** In code, `url` is the address of a request; a setting is written in capitals, or without quotes. */
function roleOf(name: string, value: string, form: CredentialForm): 'target' | 'setting' {
  const isCode = form === 'variable' || /["'`],$/.test(value.trim());
  return isCode && /^(?:ur[il]|CURLOPT_URL)$/.test(name) ? 'target' : 'setting';
}

/** A value with the nearest of the names above it that may be a company's, the outermost first. */
export function withOwner(part: Part, above: readonly string[]): Part {
  const handedTo = above.findLast(namesSomebody);
  return part.kind !== 'pair' || handedTo === undefined ? part : { ...part, handedTo };
}

/** Reads a name and its value, whatever syntax they stood in. */
export function namedValue(name: string, value: string, form: CredentialForm): readonly Part[] {
  const bare = value.trim().replace(/^(["'`])(.*)\1[;,]*$/s, '$2');
  if (isHeaderName(name) || /^(?:accept|cookie|host)$/i.test(name)) return headerParts(name, value);
  const address =
    ADDRESS.test(bare) || (isAddressName(name) && HOST_ONLY.test(bare))
      ? readAddress(bare, roleOf(name, value, form))
      : null;
  if (address !== null && !isTelling(name)) {
    const isSetting = isAddressName(name);
    // Whatever names it, an address for git has whoever may read it in front of its host.
    const user = address.hasUserInfo && (isSetting || /^git\+/i.test(bare)) ? userOf(bare) : [];
    const isShown = isSetting || user.length > 0;
    return [isShown ? { kind: 'address', address, name } : { kind: 'left-out', name }, ...user];
  }
  const inside = /^[A-Za-z-]+:\s/.test(bare) ? headerOf(bare) : null;
  if (inside !== null && isHeaderName(inside.name)) return headerParts(inside.name, inside.value);
  if (value.trim() === '') return [{ kind: 'instead', doubt: 'nothing-behind', name, text: null }];
  return [{ kind: 'pair', name, value, form }];
}
