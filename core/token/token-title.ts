import type { TokenRecord } from './token-record';

type Named = Pick<TokenRecord, 'providerName' | 'region' | 'label'>;

/** `PagerDuty US`. */
export function providerTitle({ providerName, region }: Omit<Named, 'label'>): string {
  return region === null ? providerName : `${providerName} ${region}`;
}

/** `PagerDuty US · on-call key`, without the label where it says nothing new. What a token is called everywhere. */
export function tokenTitle(token: Named): string {
  const provider = providerTitle(token);
  const known = [token.providerName, provider].includes(token.label);
  return known ? provider : `${provider} · ${token.label}`;
}

/** What a token is called until the user names it: the end of its secret, or the provider where that shows nothing. */
export function defaultLabel(lastFour: string, providerName: string): string {
  return lastFour === '' ? providerName : `…${lastFour}`;
}
