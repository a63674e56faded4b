import { PROVIDER_DATA, type ProviderData } from '../servers/provider-data';
import { CATALOGUE } from './catalogue';

/** Header lines that a server must receive, of one file of `tests/providers`. */
export interface HeaderVector {
  readonly name: string;
  readonly providerId: string;
  /** As views call it. */
  readonly providerName: string;
  /** The product's name of the region; null where there is one host. */
  readonly region: string | null;
  readonly method: string;
  readonly url: string;
  /** The page that fetches, or null for a navigation. */
  readonly pageOrigin: string | null;
  readonly token: string;
  /** What the user types beside it. */
  readonly fields: Readonly<Record<string, string>>;
  /** The lines the server must see, sorted. */
  readonly lines: readonly string[];
  /** Every header judged: those of the lines and those that must be absent. */
  readonly names: readonly string[];
}

/** @param data of providers besides those that ship too */
export function readHeaderVectors(data: readonly ProviderData[] = PROVIDER_DATA): readonly HeaderVector[] {
  return data.flatMap((provider) => provider.expected.map((expected) => vectorOf(provider, expected)));
}

function vectorOf(
  { id, samples, hosts }: ProviderData,
  expected: ProviderData['expected'][number],
): HeaderVector {
  const sample = samples[expected.sample];
  if (sample === undefined) throw new Error(`${expected.name}: no sample ${expected.sample}`);
  const [method = '', url = ''] = expected.request.split(' ');
  const several = Object.keys(hosts).length > 1;
  return {
    name: expected.name,
    providerId: id,
    providerName: CATALOGUE.find((provider) => provider.id === id)?.name ?? id,
    region: several ? sample.region.toUpperCase() : null,
    method,
    url,
    pageOrigin: expected.from ?? null,
    token: sample.token,
    fields: sample.fields,
    lines: expected.lines.toSorted(),
    names: [...expected.lines.map((line) => line.slice(0, line.indexOf(':'))), ...expected.absent],
  };
}
