import type { Provider } from '../providers/provider';
import type { Address } from './address';
import { namesSomebody } from './names';
import type { Evidence, Owner, PastedHeader } from './reading';
import { byAddress, byForm, byHeader, byName, byScheme, byTab } from './whose';

/** Everything that says whose a token is. */
export interface Clues {
  readonly secret: string;
  /** The variable, field, option or label it stood behind. */
  readonly name: string | null;
  /** Words of imports and calls around it. */
  readonly mentions: readonly string[];
  readonly header: PastedHeader | null;
  /** `Token token=`, as spelt; null for a bare value. */
  readonly scheme: string | null;
  /** Addresses that the request goes to. A known one decides alone. */
  readonly targets: readonly Address[];
  /** Other hosts that the request names: a `Host` header against its address. */
  readonly hostHeaders: readonly Address[];
  /** Name of a region that a setting beside it has. */
  readonly region: string | null;
}

/**
 * Finds the provider of a token. The request's target decides alone; then the name, then a header or scheme that is
 * one provider's own, then the tab, then a literal start. None is chosen where two of them name different companies.
 * @param tab address or origin of the tab that the user looks at
 */
export function recognise(clues: Clues, tab: string | null, providers: readonly Provider[]): Owner {
  const weaker = weakerEvidence(clues, tab, providers);
  if (clues.targets.length > 0) return byTargets(clues, weaker, providers);
  // The tab says nothing of a token that is named after somebody else: `GITHUB_TOKEN`, pasted beside Pylon's docs.
  const stranger = strangerIn(clues, weaker);
  if (stranger !== null)
    return { providerId: null, region: null, evidence: [stranger, ...weaker], open: 'unknown-name' };
  const best = weaker[0];
  if (best === undefined) return { providerId: null, region: null, evidence: [], open: null };
  const provider = providers.find(({ id }) => id === best.providerId);
  const against = weaker.some(
    (each) => each.providerId !== best.providerId && !isRuledOut(each, clues, providers),
  );
  if (against) return { providerId: null, region: null, evidence: weaker, open: 'contradiction' };
  return {
    providerId: best.providerId,
    region: regionOf(provider, weaker, clues.region),
    evidence: weaker,
    open: null,
  };
}

function weakerEvidence(
  clues: Clues,
  tab: string | null,
  providers: readonly Provider[],
): readonly Evidence[] {
  const name = clues.name === null ? null : byName(providers, clues.name);
  const mention = clues.mentions.map((each) => byName(providers, each)).find((each) => each !== null) ?? null;
  return [
    name ?? mention,
    clues.header === null ? null : byHeader(providers, clues.header.name),
    clues.scheme === null ? null : byScheme(providers, clues.scheme),
    byTab(providers, tab),
    byForm(providers, clues.secret),
  ].filter((each) => each !== null);
}

function strangerIn({ name }: Clues, weaker: readonly Evidence[]): Evidence | null {
  if (name === null || weaker[0]?.kind !== 'tab' || !namesSomebody(name)) return null;
  return { kind: 'name', text: name, providerId: null, region: null, site: null };
}

function byTargets(clues: Clues, weaker: readonly Evidence[], providers: readonly Provider[]): Owner {
  const addresses = [...clues.targets, ...clues.hostHeaders].map((address) => ({
    address,
    evidence: byAddress(providers, address.host ?? '', address.origin),
  }));
  const evidence = [...distinct(addresses.map((each) => each.evidence)), ...weaker];
  const nobody = { providerId: null, region: null, evidence } as const;
  if (addresses.some(({ address }) => address.origin === null)) return { ...nobody, open: 'unsure-address' };
  const owners = new Set(addresses.map((each) => each.evidence.providerId ?? each.address.host));
  if (owners.size > 1) return { ...nobody, open: 'two-targets' };
  const providerId = addresses[0]?.evidence.providerId ?? null;
  if (providerId === null) return { ...nobody, open: 'unknown-address' };
  const regions = new Set(addresses.map((each) => each.evidence.region));
  const region = regions.size === 1 ? ([...regions][0] ?? null) : null;
  return { providerId, region, evidence, open: null };
}

/** The tab's provider takes no such header or scheme, so the tab is about something else. */
function isRuledOut(evidence: Evidence, clues: Clues, providers: readonly Provider[]): boolean {
  if (evidence.kind !== 'tab') return false;
  const provider = providers.find(({ id }) => id === evidence.providerId);
  const own = [
    clues.header === null ? null : byHeader(providers, clues.header.name),
    clues.scheme === null ? null : byScheme(providers, clues.scheme),
  ];
  return provider !== undefined && own.some((each) => each !== null && each.providerId !== provider.id);
}

function regionOf(
  provider: Provider | undefined,
  evidence: readonly Evidence[],
  setting: string | null,
): string | null {
  const said = evidence.find((each) => each.providerId === provider?.id && each.region !== null)?.region;
  if (said !== undefined) return said;
  return (
    provider?.hosts.find(({ region }) => region !== null && region.toLowerCase() === setting?.toLowerCase())
      ?.region ?? null
  );
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const hosts = new Map(evidence.map((each) => [`${each.text} ${each.providerId}`, each]));
  return [...hosts.values()];
}
