import type { PastedToken } from '../token/read-pasted';
import { CATALOGUE } from './catalogue';
import type { Provider } from './provider';

export interface Recognition {
  readonly provider: Provider;
  readonly by: 'tab' | 'variable' | 'shape';
}

/**
 * Guesses whose token this is: the address in a pasted command, as it is explicit; then this tab's API, docs
 * or console; then the variable or header it was pasted with; then its shape. A shape that several providers
 * share says nothing.
 * @param tabOrigin origin of the tab that the user looks at
 */
export function recognise(pasted: PastedToken, tabOrigin: string | null): Recognition | null {
  const byAddress = only((provider) => hasSite(provider, pasted.origin));
  if (byAddress) return { provider: byAddress, by: 'variable' };
  const byTab = only((provider) => hasSite(provider, tabOrigin));
  if (byTab) return { provider: byTab, by: 'tab' };
  const byName =
    only((provider) => pasted.variable !== null && provider.variables.includes(pasted.variable)) ??
    only((provider) => hasOwnHeader(provider, pasted.header));
  if (byName) return { provider: byName, by: 'variable' };
  const byShape = only(
    ({ tokenPattern }) => tokenPattern !== null && new RegExp(tokenPattern).test(pasted.secret),
  );
  return byShape ? { provider: byShape, by: 'shape' } : null;
}

function only(test: (provider: Provider) => boolean): Provider | undefined {
  const found = CATALOGUE.filter(test);
  return found.length === 1 ? found[0] : undefined;
}

function hasSite(provider: Provider, origin: string | null): boolean {
  return [...provider.hosts, ...provider.sites].some((site) => site.origin === origin);
}

/** `Authorization` is everybody's; any other name says something. */
function hasOwnHeader(provider: Provider, header: string | null): boolean {
  if (header === null || header === 'authorization') return false;
  return provider.headers.some(({ name }) => name.toLowerCase() === header);
}
