import type { Provider } from '../providers/provider';
import { hostSaidBy } from '../providers/tenant-host';
import type { FoundToken } from './reading';

/**
 * Values that a paste has for the fields of a provider: the tenant in the address that it sends to, or in the address
 * of the tab, and secrets that stood in the provider's other headers. Nothing is guessed, and the user sees and can
 * change each value.
 */
export function knownFields(found: FoundToken, provider: Provider | undefined): Record<string, string> {
  if (provider === undefined) return {};
  const tabs = found.owner.evidence.flatMap(({ kind, site, text }) =>
    kind === 'tab' && site === 'host' ? [`https://${text}`] : [],
  );
  const origins = [...found.targets.flatMap(({ origin }) => origin ?? []), ...tabs];
  const fromAddress = origins
    .map((origin) => hostSaidBy(provider, origin))
    .find((said) => said !== null)?.fields;
  const declared = new Set(provider.fields.map(({ name }) => name));
  // Where a request goes decides alone, so the address comes after all else.
  const said = { ...(provider.id === found.owner.providerId ? found.fields : {}), ...fromAddress };
  return Object.fromEntries(Object.entries(said).filter(([name]) => declared.has(name)));
}
