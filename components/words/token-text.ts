import type { TokenView } from '../../core/snapshot/snapshot';

/** `PagerDuty US`. */
export function providerTitle(token: TokenView): string {
  return token.region === null ? token.providerName : `${token.providerName} ${token.region}`;
}

/** `PagerDuty US · on-call key`, without the label where it says nothing new. */
export function tokenTitle(token: TokenView): string {
  const provider = providerTitle(token);
  const known = [token.providerName, provider].includes(token.label);
  return known ? provider : `${provider} · ${token.label}`;
}
