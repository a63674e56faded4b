import type { TokenRecord } from '../token/token-record';

/** What a token is called in the activity: provider, region and label, as its title says it. */
export function aboutToken({ providerName, region, label }: TokenRecord): string {
  return `${providerName}${region === null ? '' : ` ${region}`} · ${label}`;
}
