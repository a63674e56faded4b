import type { Provider } from '../providers/provider';
import { tokensMadeAt } from '../providers/providers';

/** A provider in a picker. */
export interface ProviderView {
  readonly id: string;
  readonly name: string;
}

/** Where tokens of a provider are made. */
export interface MadeAtView {
  readonly name: string;
  readonly url: string | null;
  /** The way there, as the menus spell it. */
  readonly steps: readonly string[];
}

export function providerView({ id, name }: Provider): ProviderView {
  return { id, name };
}

export function madeAtView(provider: Provider): MadeAtView {
  return { name: provider.name, ...tokensMadeAt(provider) };
}
