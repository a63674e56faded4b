import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import type { Found, Part } from './find';
import { byForm } from './whose';

/**
 * A token of a known form inside an address is that token: `https://oauth2:glpat-…@gitlab.com/…`,
 * `?private_token=glpat-…`. It goes in its provider's header, whatever the address had. What a request itself sends as a
 * name and a password stays such a pair.
 */
export function withKnownTokens(found: readonly Found[], providers: readonly Provider[]): readonly Found[] {
  const isKnown = (text: string): boolean => {
    const id = byForm(providers, text)?.providerId ?? null;
    return id !== null && (recogniserOf(providers).find(id)?.headers.length ?? 0) > 0;
  };
  const requests = new Set(found.flatMap(({ part, scope }) => (part.kind === 'method' ? [scope] : [])));
  const loose = new Set<number>();
  const told = found.map((each): Found => {
    const { part, scope } = each;
    const own = tokenIn(part, requests.has(scope), isKnown);
    if (own === null) return each;
    if (part.kind === 'user') loose.add(scope);
    return { ...each, part: own };
  });
  if (loose.size === 0) return told;
  // An address that is not asked says where the token belongs, as a setting does.
  return told.map((each) =>
    each.part.kind === 'address' && each.part.address.hasUserInfo && loose.has(each.scope)
      ? { ...each, part: { ...each.part, address: { ...each.part.address, role: 'setting' } } }
      : each,
  );
}

function tokenIn(part: Part, isRequest: boolean, isKnown: (text: string) => boolean): Part | null {
  if (part.kind === 'pair' && part.form === 'parameter' && isKnown(part.value))
    return { ...part, form: 'field' };
  if (part.kind !== 'user' || part.name !== '@' || isRequest) return null;
  const secret = [part.password, part.user].find((half) => half !== '' && isKnown(half));
  return secret === undefined ? null : { kind: 'pair', name: null, value: secret, form: 'bare' };
}
