import { readCatalogue } from '../../../core/providers/catalogue-file';
import { NO_PROVIDERS, type Providers, withOwn } from '../../../core/providers/providers';
import { catalogueFile } from '../../../platform/background/catalogue-file';
import { openedVault } from '../vault/open-vault';

let read: Promise<Providers> | null = null;

/**
 * The providers that ship, read on first use, and those of the open vault. Attaching tokens never needs them: records
 * have their own hosts and headers.
 * @throws {KeybearerError} `no-catalogue`; the next call tries again
 */
export async function providers(): Promise<Providers> {
  read ??= catalogueFile().then(({ text, version }) => readCatalogue(text, version));
  read.catch(() => {
    read = null;
  });
  return withVaults(await read);
}

/** The same for what is only shown; without the catalogue where it can't be read, so that what is sent goes on. */
export function providersToShow(): Promise<Providers> {
  return providers().catch(() => withVaults(NO_PROVIDERS));
}

/** A vault that does not open has none that could be asked about. */
async function withVaults(shipped: Providers): Promise<Providers> {
  const vault = await openedVault().catch(() => null);
  return vault === null ? shipped : withOwn(shipped, [...vault.ownProviders.values()]);
}
