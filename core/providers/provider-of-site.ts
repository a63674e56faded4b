import { CATALOGUE } from './catalogue';
import type { Provider } from './provider';

/** The one provider whose API, docs or console an origin is; null for all others, and where two share it. */
export function providerOfSite(origin: string): Provider | null {
  const found = CATALOGUE.filter(({ hosts, sites }) =>
    [...hosts, ...sites].some((site) => site.origin === origin),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Where a person makes a token: the page, and the way there without its last step, which deletes one. */
export function tokensMadeAt({ revoke: { pages, steps } }: Provider): {
  readonly url: string | null;
  readonly steps: readonly string[];
} {
  return { url: pages[0]?.url ?? null, steps: steps.filter((step) => !/^(?:delete|revoke)$/i.test(step)) };
}
