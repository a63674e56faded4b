import type { Provider } from '../providers/provider';
import type { TokenRecord } from '../token/token-record';

/** The address where the user deletes a token; null for a provider that this version does not know. */
export function revokePage(
  provider: Provider | undefined,
  { region }: Pick<TokenRecord, 'region'>,
): string | null {
  const pages = provider?.revoke.pages ?? [];
  return (pages.find((page) => page.region === region) ?? pages[0])?.url ?? null;
}
