import type { Provider } from '../providers/provider';
import { hostSaidBy } from '../providers/tenant-host';
import { valuesIn } from '../token/headers';
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
  const said = {
    ...besideToken(found, provider),
    ...(provider.id === found.owner.providerId ? found.fields : {}),
    ...fromAddress,
  };
  return Object.fromEntries(Object.entries(said).filter(([name]) => declared.has(name)));
}

/** The name in front of a password, where the provider has one there: `ada@example.com:…`. */
function besideToken({ header, secret }: FoundToken, { headers, fields }: Provider): Record<string, string> {
  if (header?.encoding !== 'basic') return {};
  const own = headers.find(
    (each) => each.encoding === 'basic' && each.name.toLowerCase() === header.name.toLowerCase(),
  );
  const text = header.template.split('{token}').join(secret);
  const { token, ...values } =
    (own && valuesIn(own, text, ['token', ...fields.map(({ name }) => name)])) ?? {};
  return token === secret ? values : {};
}
