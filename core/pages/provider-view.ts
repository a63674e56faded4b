import { cleanText } from '../probe/clean-text';
import { isGuarded } from '../probe/generic-test';
import type { FindableProvider } from '../providers/find-provider';
import type { OwnProvider } from '../providers/own-provider';
import type { Provider } from '../providers/provider';
import { tokensMadeAt } from '../providers/providers';

/** The one thing that a person should know of a provider before they choose it. */
export type ProviderNote =
  /** The vendor's documents don't say it for sure; the test will tell. */
  | 'not-confirmed'
  /** Only the form is known: the rest is filled in. */
  | 'form-only'
  /** It takes its token in no header. */
  | 'no-header'
  /** The vendor's web app lives on the API's host. */
  | 'on-app-host';

/** A provider in a picker. */
export interface ProviderView extends FindableProvider {
  readonly note: ProviderNote | null;
}

/** Where tokens of a provider are made. */
export interface MadeAtView {
  readonly name: string;
  readonly url: string | null;
  /** The way there, as the menus spell it. */
  readonly steps: readonly string[];
}

export function providerView(provider: Provider): ProviderView {
  const { id, name, aliases, hosts, headers } = provider;
  return {
    id,
    name,
    aliases,
    hosts: hosts.map(({ origin }) => hostText(origin)),
    headers: distinct(headers),
    own: false,
    ...(provider.confidence === 'low' ? { formOnly: true } : {}),
    note: noteOn(provider),
  };
}

/** An own provider in a picker. Users, documents and files give its name, so it is cleaned here. */
export function ownProviderView({ id, name, origins, headers, sharedWithApp }: OwnProvider): ProviderView {
  return {
    id,
    name: cleanText(name, []),
    aliases: [],
    hosts: origins.map(hostText),
    headers: distinct(headers),
    own: true,
    note: sharedWithApp ? 'on-app-host' : null,
  };
}

/** The strongest of what holds: a row has room for one. */
function noteOn(provider: Provider): ProviderNote | null {
  const { headers, confidence, sharedWithApp } = provider;
  if (headers.length === 0) return 'no-header';
  if (confidence === 'low') return 'form-only';
  if (sharedWithApp) return 'on-app-host';
  return isGuarded(provider) ? 'not-confirmed' : null;
}

function hostText(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}

function distinct(headers: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(headers.map(({ name }) => name))];
}

export function madeAtView(provider: Provider): MadeAtView {
  return { name: provider.name, ...tokensMadeAt(provider) };
}
