import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import type { Address } from './address';
import { namesSomebody } from './names';
import type { Evidence, Owner, PastedHeader } from './reading';
import {
  beginsLike,
  byAddress,
  byFewsForm,
  byForm,
  byHeader,
  byName,
  byScheme,
  byTab,
  byWordAndForm,
  fittingForm,
  hasForm,
} from './whose';

/** Everything that says whose a token is. */
export interface Clues {
  readonly secret: string;
  /** The variable, field, option or label it stood behind. */
  readonly name: string | null;
  /** In code, the object or the call that it is passed to. */
  readonly handedTo: string | null;
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

/** Providers that are asked between; what fits more says nothing. */
const MOST_ASKED = 6;

const nobody = { providerId: null, region: null } as const;

/**
 * Finds the provider of a token. The request's target decides alone; then the name, then a header or scheme that is
 * one provider's own, then the tab, then a literal start. None is chosen where two of them name different companies,
 * nor where the strongest names several and no other says which.
 * @param tab address or origin of the tab that the user looks at
 */
export function recognise(clues: Clues, tab: string | null, providers: readonly Provider[]): Owner {
  const names = namedBy(clues, providers);
  const others = otherEvidence(clues, tab, providers);
  const fitting = fittingForm(providers, clues.secret);
  if (clues.targets.length > 0) return { ...byTargets(clues, [...names, ...others], providers), fitting };
  return { ...withoutTarget(clues, names, others, providers), fitting };
}

type Said = Omit<Owner, 'fitting'>;

function withoutTarget(
  clues: Clues,
  names: readonly Evidence[],
  others: readonly Evidence[],
  providers: readonly Provider[],
): Said {
  const meant = names.length > 1 ? ofOneCompany(said(names, others), clues, providers) : names;
  const evidence = [...meant, ...others];
  if (meant.length > 1) return several(evidence);
  const shared = sharedForm(clues, evidence, providers);
  if (shared.length > 1) return several([...shared, ...evidence]);
  const [own] = shared;
  if (own !== undefined) return { providerId: own.providerId, region: null, evidence: shared, open: null };
  // The tab says nothing about a token that is named after somebody else: `GITHUB_TOKEN`, pasted beside Pylon's docs.
  const stranger = strangerIn(clues, evidence);
  if (stranger !== null) return { ...nobody, evidence: [stranger, ...evidence], open: 'unknown-name' };
  const best = evidence[0];
  if (best === undefined) return { ...nobody, evidence: [], open: null };
  const against = evidence.some(
    (each) => each.providerId !== best.providerId && !isRuledOut(each, clues, providers),
  );
  if (against) return { ...nobody, evidence, open: 'contradiction' };
  const provider = best.providerId === null ? undefined : recogniserOf(providers).find(best.providerId);
  return {
    providerId: best.providerId,
    region: regionOf(provider, evidence, clues.region),
    evidence,
    open: null,
  };
}

/**
 * The few that take such a header or scheme, where nothing but a tab speaks, and that for none of them; of these only
 * the one whose tokens begin like this one.
 */
function sharedForm(
  { header, scheme, secret }: Clues,
  evidence: readonly Evidence[],
  providers: readonly Provider[],
): readonly Evidence[] {
  if (evidence.some(({ kind }) => kind !== 'tab')) return [];
  const few = byFewsForm(providers, header?.name ?? null, scheme);
  const isTabs = few.some((one) => evidence.some(({ providerId }) => providerId === one.providerId));
  if (isTabs || few.length < 2 || few.length > MOST_ASKED) return [];
  const alike = few.filter(({ providerId }) => beginsLike(providers, providerId, secret));
  return alike.length === 1 ? alike : few;
}

function several(evidence: readonly Evidence[]): Said {
  return { ...nobody, evidence, open: 'several-providers' };
}

/** Those that other evidence speaks of too; all where it speaks of none. */
function said(all: readonly Evidence[], others: readonly Evidence[]): readonly Evidence[] {
  const some = all.filter((one) => others.some(({ providerId }) => providerId === one.providerId));
  return (some.length === 0 ? all : some).slice(0, MOST_ASKED);
}

/** Of several APIs at the same hosts, which are one company's, that which alone has such tokens, or declares the variable too. */
function ofOneCompany(
  all: readonly Evidence[],
  { name, secret }: Clues,
  providers: readonly Provider[],
): readonly Evidence[] {
  const known = recogniserOf(providers);
  const each = all.map((one) => ({ one, provider: known.find(one.providerId ?? '') }));
  const hosts = each.map(({ provider }) => provider?.hosts.map(({ origin }) => origin).join(' ') ?? '');
  if (hosts.some((one) => one === '' || one !== hosts[0])) return all;
  const alike = each.filter(({ provider }) => provider !== undefined && hasForm(provider, secret));
  const variable = (name ?? '').toUpperCase();
  const declaring = alike.filter(({ provider }) => provider?.variables.includes(variable));
  const meant = [alike, declaring].find((some) => some.length === 1);
  return meant === undefined ? all : meant.map(({ one }) => one);
}

/** Its own name, and what code passes it to, say more than packages imported anywhere around it. */
function namedBy(
  { name, handedTo, mentions, secret }: Clues,
  providers: readonly Provider[],
): readonly Evidence[] {
  for (const each of [name, handedTo]) {
    const found = each === null ? [] : byName(providers, each);
    if (found.length > 0) return found;
  }
  const alike = [name, handedTo, ...mentions].flatMap((each) =>
    each === null ? [] : byWordAndForm(providers, each, secret),
  );
  if (alike.length > 0) return distinct(alike.slice(0, 1));
  if (handedTo !== null && isStranger(handedTo)) return [];
  const mentioned = mentions.flatMap((each) => byName(providers, each));
  return [...new Map(mentioned.map((each) => [each.providerId, each])).values()];
}

/** Whether code passes a token to something that no provider is known by, whatever else is imported. */
function isStranger(handedTo: string): boolean {
  return !OF_LANGUAGES.test(handedTo) && namesSomebody(handedTo);
}

/** Objects and calls that any code may have, by the first word of their names. */
const OF_LANGUAGES =
  /^(?:axios|configuration|connection|console|credentials?|curl|dict|fetch|fmt|got|guzzle|headers?|httparty|httpx?|instance|json|map|net|new|object|options?|opts|os|params|print|process|request|require|resty?|response|sdk|self|session|settings|system|this|unirest|url|uri)s?(?![a-z])/i;

function otherEvidence(
  clues: Clues,
  tab: string | null,
  providers: readonly Provider[],
): readonly Evidence[] {
  return [
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

function byTargets(clues: Clues, weaker: readonly Evidence[], providers: readonly Provider[]): Said {
  const addresses = [...clues.targets, ...clues.hostHeaders].map((address) => ({
    address,
    owners: narrowed(byAddress(providers, address), address, clues, weaker, providers),
  }));
  const ofAll = addresses.flatMap(({ address, owners }) => (owners.length > 0 ? owners : [unknown(address)]));
  const evidence = [...distinct(ofAll), ...weaker];
  if (addresses.some(({ address }) => address.origin === null))
    return { ...nobody, evidence, open: 'unsure-address' };
  const strangers = addresses.filter(({ owners }) => owners.length === 0);
  if (strangers.length > 0) {
    const hosts = new Set(strangers.map(({ address }) => address.host));
    const isOne = hosts.size === 1 && strangers.length === addresses.length;
    return { ...nobody, evidence, open: isOne ? 'unknown-address' : 'two-targets' };
  }
  const common = (addresses[0]?.owners ?? []).filter(({ providerId }) =>
    addresses.every(({ owners }) => owners.some((other) => other.providerId === providerId)),
  );
  const [one] = common;
  if (one === undefined) return { ...nobody, evidence, open: 'two-targets' };
  if (common.length > 1) return several([...common.slice(0, MOST_ASKED), ...weaker]);
  const own = ofAll.filter(({ providerId }) => providerId === one.providerId);
  const regions = new Set(own.map(({ region }) => region));
  const region = regions.size === 1 ? one.region : null;
  return { providerId: one.providerId, region, evidence: [...distinct(own), ...weaker], open: null };
}

function unknown({ host }: Address): Evidence {
  return { kind: 'address', text: host ?? '', providerId: null, region: null, site: null };
}

/**
 * Of several providers at one address those that the request means: by its path, its header, its scheme, and what else
 * speaks for one of them.
 */
function narrowed(
  owners: readonly Evidence[],
  { path }: Address,
  { header }: Clues,
  weaker: readonly Evidence[],
  providers: readonly Provider[],
): readonly Evidence[] {
  const tests: readonly ((provider: Provider) => boolean)[] = [
    ({ pathPrefix }) => pathPrefix === '' || path === pathPrefix || path.startsWith(`${pathPrefix}/`),
    ({ headers }) => header === null || headers.some((own) => isSameHeader(own, header)),
    ({ headers }) =>
      header === null || headers.some((own) => isSameHeader(own, header) && isSameForm(own, header)),
    ({ id }) => weaker.some(({ providerId, kind }) => providerId === id && kind !== 'tab'),
  ];
  return tests.reduce((left, test) => {
    if (left.length < 2) return left;
    const fit = left.filter(({ providerId }) => {
      const provider = providerId === null ? undefined : recogniserOf(providers).find(providerId);
      return provider !== undefined && test(provider);
    });
    return fit.length === 0 ? left : fit;
  }, owners);
}

type Header = Pick<PastedHeader, 'name' | 'template' | 'encoding'>;

function isSameHeader(one: Header, other: Header): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase() && one.encoding === other.encoding;
}

function isSameForm(one: Header, other: Header): boolean {
  const word = ({ template }: Header): string => template.split('{')[0]?.trim().toLowerCase() ?? '';
  return one.encoding === 'basic' || word(one) === word(other);
}

/** The tab's provider takes no such header or scheme, so the tab is about something else. */
function isRuledOut(evidence: Evidence, clues: Clues, providers: readonly Provider[]): boolean {
  if (evidence.kind !== 'tab') return false;
  const own = [
    clues.header === null ? null : byHeader(providers, clues.header.name),
    clues.scheme === null ? null : byScheme(providers, clues.scheme),
  ];
  return own.some((each) => each !== null && each.providerId !== evidence.providerId);
}

function regionOf(
  provider: Provider | undefined,
  evidence: readonly Evidence[],
  setting: string | null,
): string | null {
  const known = evidence.find((each) => each.providerId === provider?.id && each.region !== null)?.region;
  if (known !== undefined) return known;
  return (
    provider?.hosts.find(({ region }) => region !== null && region.toLowerCase() === setting?.toLowerCase())
      ?.region ?? null
  );
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const hosts = new Map(evidence.map((each) => [`${each.text} ${each.providerId}`, each]));
  return [...hosts.values()];
}
