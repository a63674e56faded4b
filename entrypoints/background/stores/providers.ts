import { readCatalogue } from '../../../core/providers/catalogue-file';
import { NO_PROVIDERS, type Providers } from '../../../core/providers/providers';
import { catalogueFile } from '../../../platform/background/catalogue-file';

let read: Promise<Providers> | null = null;

/**
 * The providers that ship, read on first use. Attaching tokens never needs them: records have their own hosts and
 * headers.
 * @throws {KeybearerError} `no-catalogue`; the next call tries again
 */
export function providers(): Promise<Providers> {
  read ??= catalogueFile().then(({ text, version }) => readCatalogue(text, version));
  read.catch(() => {
    read = null;
  });
  return read;
}

/** The same for what is only shown; none where the catalogue can't be read, so that what is sent goes on. */
export function providersToShow(): Promise<Providers> {
  return providers().catch(() => NO_PROVIDERS);
}
