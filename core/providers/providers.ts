import type { Provider } from './provider';
import { fieldsOfOrigin } from './tenant-host';

/** The providers that Keybearer knows, handed to everything that asks about one. */
export interface Providers {
  /** In the order of a picker. */
  readonly list: readonly Provider[];
  /** @returns undefined for a record whose provider no longer ships */
  find(id: string): Provider | undefined;
  /** The one provider whose API, docs or console an origin is; null for all others, and where two share it. */
  ofSite(origin: string): Provider | null;
}

/** Stands for a catalogue that can't be read, where something is only shown. */
export const NO_PROVIDERS: Providers = { list: [], find: () => undefined, ofSite: () => null };

/** @param list in the order of a picker */
export function providersOf(list: readonly Provider[]): Providers {
  const byId = new Map(list.map((provider) => [provider.id, provider]));
  return {
    list,
    find: (id) => byId.get(id),
    ofSite(origin) {
      const found = list.filter(({ hosts, sites }) =>
        [...hosts, ...sites].some((site) => fieldsOfOrigin(site.origin, origin) !== null),
      );
      return found.length === 1 ? (found[0] ?? null) : null;
    },
  };
}

/** Where a person makes a token: the page, and the way there without its last step, which deletes one. */
export function tokensMadeAt({ revoke: { pages, steps } }: Provider): {
  readonly url: string | null;
  readonly steps: readonly string[];
} {
  return { url: pages[0]?.url ?? null, steps: steps.filter((step) => !/^(?:delete|revoke)$/i.test(step)) };
}
