import { parse } from 'tldts';
import { isOrdinary } from './common-words';
import { fold, fromPunycode, isOneEdit } from './fold';
import type { Provider } from './provider';
import { recogniserOf } from './recogniser';
import { fieldIn } from './tenant-host';

/** Names shorter than this are part of too many others. Characters. */
const SHORTEST_NAME = 5;
/** From this length on a name is looked for in the middle of a word too. Characters. */
const LONG_NAME = 8;

/** A host as it is shown before access is asked for, alone on a line. */
export interface ShownHost {
  /** In punycode where it is not ASCII; null where the address has no host. */
  readonly host: string | null;
  /** The part that somebody registered: `evil.test` of `api.pagerduty.com.evil.test`. */
  readonly domain: string | null;
  readonly port: string | null;
  /** Something stands before an `@`: it is not a host. */
  readonly hasUserInfo: boolean;
  /** Set where a person could take it for a provider's. */
  readonly lookAlike: LookAlike | null;
}

/** A provider whose host or name an address resembles, and in which way. */
export interface LookAlike {
  readonly providerId: string;
  readonly how: 'folds-to' | 'one-edit' | 'contains';
  /** The host or name it looks like. */
  readonly text: string;
}

/** Takes a host apart, with or without scheme, and compares it with every provider's. */
export function shownHost(address: string, providers: readonly Provider[]): ShownHost {
  const rest =
    address
      .trim()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
      .split(/[/?#\\]/)[0] ?? '';
  const at = rest.lastIndexOf('@');
  const url = `https://${rest.slice(at + 1)}/`;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const host = parsed === null || parsed.hostname === '' ? null : parsed.hostname;
  return {
    host,
    domain: host === null ? null : parse(host, { allowPrivateDomains: true }).domain,
    port: parsed === null || parsed.port === '' ? null : parsed.port,
    hasUserInfo: at >= 0,
    lookAlike: host === null ? null : likeHost(host, rest, providers),
  };
}

/** Whether a name that a person gives to an own provider could be taken for a known one's. */
export function lookAlikeName(
  name: string,
  providers: readonly Pick<Provider, 'id' | 'name'>[],
): LookAlike | null {
  const known = namesOf(providers);
  const words = fold(name).split(/[^\p{L}\p{N}]+/u);
  const whole = likeWords([words.join('')], known);
  if (whole !== null) return whole;
  const inside = words.map((word) => known.byPlain.get(word)).find(isOwn);
  return inside === undefined ? null : { providerId: inside.providerId, text: inside.text, how: 'contains' };
}

/** The provider that has exactly this name or id, for somebody who reads in a hurry. */
export function sameNameAs(
  name: string,
  providers: readonly Pick<Provider, 'id' | 'name'>[],
): string | undefined {
  return namesOf(providers).byLetters.get(joined(fold(name)));
}

/** The provider that has a host or a site below a domain that somebody registered. */
export function ownerOfDomain(domain: string, providers: readonly Provider[]): string | undefined {
  return hostsOf(providers).byDomain.get(domain);
}

function likeHost(host: string, authority: string, providers: readonly Provider[]): LookAlike | null {
  const known = hostsOf(providers);
  const { domain, domainWithoutSuffix } = parse(host, { allowPrivateDomains: true });
  // A name below a provider's own domain is that provider's, though perhaps not a host that we know.
  const isProviders =
    recogniserOf(providers).ofHost(host).length > 0 || (domain !== null && known.byDomain.has(domain));
  if (isProviders && !authority.includes('@')) return null;
  const folded = fold(fromPunycode(host));
  const whole = known.byFolded.get(folded);
  if (whole !== undefined && whole.text !== host) return { ...whole, how: 'folds-to' };
  const near = known.all.find(({ folded: other, isTelling }) => isTelling && isOneEdit(folded, other));
  if (near !== undefined) return { providerId: near.providerId, text: near.text, how: 'one-edit' };
  const inside = dotted(fold(authority));
  const contained = known.all.find(({ text, inside: part }) => text !== host && inside.includes(part));
  if (contained !== undefined)
    return { providerId: contained.providerId, text: contained.text, how: 'contains' };
  const label = domainWithoutSuffix === null ? '' : fold(fromPunycode(domainWithoutSuffix));
  return isProviders || label === '' ? null : likeWords(label.split('-'), known.names);
}

interface KnownHost {
  readonly providerId: string;
  readonly text: string;
  readonly folded: string;
  /** Between dots, as it is looked for in others. */
  readonly inside: string;
  /** Whether its domain has a name that one wrong letter makes no other word of. */
  readonly isTelling: boolean;
}

interface KnownHosts {
  readonly all: readonly KnownHost[];
  readonly byFolded: ReadonlyMap<string, Pick<KnownHost, 'providerId' | 'text'>>;
  readonly byDomain: ReadonlyMap<string, string>;
  /** Names of providers, and of the domains of their first hosts. */
  readonly names: KnownNames;
}

const madeHosts = new WeakMap<readonly Provider[], KnownHosts>();

function hostsOf(providers: readonly Provider[]): KnownHosts {
  const made = madeHosts.get(providers);
  if (made !== undefined) return made;
  const byText = new Map<string, KnownHost>();
  const byDomain = new Map<string, string>();
  const names: { id: string; name: string }[] = [];
  for (const { id, name, hosts, sites } of providers) {
    names.push({ id, name });
    for (const [at, { origin }] of [...hosts, ...sites].entries()) {
      const text = fixedHost(origin);
      const { domain, domainWithoutSuffix } = parse(text, { allowPrivateDomains: true });
      if (domain !== null && !byDomain.has(domain)) byDomain.set(domain, id);
      if (at === 0 && domainWithoutSuffix !== null) names.push({ id, name: domainWithoutSuffix });
      if (byText.has(text)) continue;
      const folded = fold(text);
      const isTelling = isOwnWord(joined(domainWithoutSuffix ?? ''));
      byText.set(text, { providerId: id, text, folded, inside: dotted(folded), isTelling });
    }
  }
  const all = [...byText.values()];
  const fresh = {
    all,
    byFolded: new Map(all.map(({ providerId, text, folded }) => [folded, { providerId, text }])),
    byDomain,
    names: namesOf(names),
  };
  madeHosts.set(providers, fresh);
  return fresh;
}

/** Without the label that each customer has of their own. */
function fixedHost(origin: string): string {
  const name = fieldIn(origin);
  return new URL(name === null ? origin : origin.replace(`{${name}}.`, '')).hostname;
}

interface KnownName {
  readonly providerId: string;
  readonly text: string;
  /** What is compared: its letters. */
  readonly plain: string;
}

interface KnownNames {
  /** Of names and ids, to the id of the provider. */
  readonly byLetters: ReadonlyMap<string, string>;
  /** Long enough to be compared. */
  readonly byPlain: ReadonlyMap<string, KnownName>;
  /** Of those the ones that are no word of the language. */
  readonly own: readonly KnownName[];
}

const madeNames = new WeakMap<readonly Pick<Provider, 'id' | 'name'>[], KnownNames>();

function namesOf(providers: readonly Pick<Provider, 'id' | 'name'>[]): KnownNames {
  const made = madeNames.get(providers);
  if (made !== undefined) return made;
  const byLetters = new Map<string, string>();
  const byPlain = new Map<string, KnownName>();
  for (const { id, name } of providers) {
    const plain = joined(fold(name));
    for (const letters of [plain, joined(fold(id))]) if (!byLetters.has(letters)) byLetters.set(letters, id);
    if (plain.length >= SHORTEST_NAME && !byPlain.has(plain))
      byPlain.set(plain, { providerId: id, text: name, plain });
  }
  const fresh = { byLetters, byPlain, own: [...byPlain.values()].filter(({ plain }) => isOwnWord(plain)) };
  madeNames.set(providers, fresh);
  return fresh;
}

function isOwnWord(plain: string): boolean {
  return plain.length >= SHORTEST_NAME && !isOrdinary(plain);
}

/**
 * The words of a name against those that are known. One that is a word of the language is meant only where it is the
 * whole name: `linear-algebra.example` is nobody's.
 */
function likeWords(words: readonly string[], { byPlain, own }: KnownNames): LookAlike | null {
  const whole = words.join('');
  // `data.example` is a word with no letter wrong.
  const meant = [whole, ...words].filter((word) => !isOrdinary(word));
  const found = (how: LookAlike['how'], one: KnownName | undefined): LookAlike | null =>
    one === undefined ? null : { providerId: one.providerId, text: one.text, how };
  const same = byPlain.get(whole) ?? words.map((word) => byPlain.get(word)).find(isOwn);
  return (
    found('folds-to', same) ??
    found(
      'one-edit',
      own.find(({ plain }) => meant.some((word) => isOneEdit(plain, word))),
    ) ??
    found(
      'contains',
      own.find(({ plain }) => holds(whole, plain)),
    )
  );
}

function isOwn(name: KnownName | undefined): boolean {
  return name !== undefined && isOwnWord(name.plain);
}

/** At an end of it: in the middle a short name stands by chance. */
function holds(whole: string, name: string): boolean {
  return name.length >= LONG_NAME ? whole.includes(name) : whole.startsWith(name) || whole.endsWith(name);
}

/** Without what separates words: `api-pagerduty.com` and `Pager Duty` are read past. */
function joined(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** `.api.pagerduty.com.`: whole labels, with one character between all of them. */
function dotted(text: string): string {
  return `.${text.replace(/[^\p{L}\p{N}]+/gu, '.')}.`;
}
