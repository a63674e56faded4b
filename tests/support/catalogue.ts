import type { Provider } from '../../core/providers/provider';
import { providersOf } from '../../core/providers/providers';
import { CATALOGUE_FOLDER, loadProviders } from '../../scripts/catalogue/read';

/** The providers that ship, as the build compiles them. */
export const CATALOGUE = loadProviders(CATALOGUE_FOLDER);

/** The same as the value that is handed around. */
export const PROVIDERS = providersOf(CATALOGUE);

/** One of them. @throws for an id that none has, so that a test can't pass without it */
export function knownProvider(id: string): Provider {
  const provider = PROVIDERS.find(id);
  if (provider === undefined) throw new Error(`no provider ${id}`);
  return provider;
}

/** Those that replicas and whole journeys stand on: `tests/providers` has a file of each. */
export const FIVE = ['airship-uk', 'pagerduty', 'polyteia', 'pylon', 'splxai-probe'].map(knownProvider);
