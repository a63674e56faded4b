import { KeybearerError } from '../../../core/errors/keybearer-error';
import { type ProviderPage, providerPage } from '../../../core/pages/provider-page';
import { ownProviderView, type ProviderView, providerView } from '../../../core/pages/provider-view';
import { sourcesIn } from '../../../core/providers/sources-file';
import { sourcesFile } from '../../../platform/background/catalogue-file';
import { providers } from '../stores/providers';

/** Every provider that has a page: those that are too little known to be chosen for a token as well. */
export async function allProviders(): Promise<readonly ProviderView[]> {
  const { list, starts, own } = await providers();
  return [...[...list, ...starts].map(providerView), ...own.map(ownProviderView)];
}

/** @throws {KeybearerError} `not-found` */
export async function pageOfProvider(id: string): Promise<ProviderPage> {
  const known = await providers();
  const described = known.own.find((own) => own.id === id) ?? null;
  const provider = known.find(id) ?? known.starts.find((one) => one.id === id);
  if (provider === undefined) throw new KeybearerError('not-found');
  if (described !== null) return providerPage(provider, described, null);
  // Where its sources can't be read, the rest is still true.
  const { text, version } = await sourcesFile().catch(() => ({ text: '', version: '' }));
  return providerPage(
    provider,
    null,
    sourcesIn(text, version, { id, index: known.shipped.indexOf(provider) }),
  );
}
