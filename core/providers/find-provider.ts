import { fold, fromPunycode, isOneEdit } from './fold';
import { fieldsOfOrigin } from './tenant-host';
import { LONGEST_SEARCH, type TypedAddress, typedAddress } from './typed-search';

/** What a search looks at. */
export interface FindableProvider {
  readonly id: string;
  readonly name: string;
  /** Other words that name it, in lower case. */
  readonly aliases: readonly string[];
  /** `api.example.com`, `{tenant}.example.com`. */
  readonly hosts: readonly string[];
  /** Names of the headers that it wants. */
  readonly headers: readonly string[];
  /** The user described it. */
  readonly own: boolean;
  /** It only fills the form of an own one: the user checks every part of it. */
  readonly formOnly?: boolean;
}

interface Entry<T extends FindableProvider> {
  readonly provider: T;
  /** The name from each of its words on, without what separates them. The first is the whole name. */
  readonly starts: readonly [string, ...string[]];
  readonly hosts: readonly string[];
  readonly headers: readonly string[];
  /** Id of the provider that ships and that the name of this own one could be taken for; null for all others. */
  readonly looksLike: string | null;
}

/** Providers made ready for many searches, in the order of their names. */
export type ProviderIndex<T extends FindableProvider> = readonly Entry<T>[];

/** Ids that come first, in their order. */
export interface Preferred {
  /** The token itself speaks for them. */
  readonly fitting: readonly string[];
  readonly used: readonly string[];
}

export interface ProviderGroup<T> {
  /** `similar`: nobody lives at the address that was typed, and these are called like it. */
  readonly kind: 'fits' | 'yours' | 'used' | 'all' | 'to-check' | 'similar';
  readonly providers: readonly T[];
  /** With those that are not in `providers` for want of room. */
  readonly count: number;
}

export interface FoundProviders<T> {
  /** None of them is empty. */
  readonly groups: readonly ProviderGroup<T>[];
  /** How many were found in all; similar ones are none. */
  readonly count: number;
  /** The only one whose name begins with what was typed: no other may be chosen without being moved to. */
  readonly sole: T | null;
  /** What was typed, where that is an address and no provider lives there. */
  readonly unknown: TypedAddress | null;
}

/** Rows that a page draws at once; a thousand would take a second to appear. */
export const MOST_ROWS = 40;
const MOST_SIMILAR = 5;
/** An error in a shorter word would find too much. Characters. */
const SHORTEST_WITH_ERROR = 4;
/** A shorter name is part of too many others. Characters. */
const SHORTEST_INSIDE = 5;
/** Says nothing about whose token it is. */
const EVERYBODYS_HEADER = 'authorization';
/** Labels of hosts that name nobody. */
const NOBODYS_LABEL = /^(?:www|apis?|rest|apps?|dev|test|sandbox|staging|com|net|org|edu|gov|v\d+|.{1,2})$/;

/** Takes as long as the list, and once more for each own provider. */
export function providerIndex<T extends FindableProvider>(list: readonly T[]): ProviderIndex<T> {
  const order = new Intl.Collator();
  // Folding is slow, and most people have no own one.
  const shipped = list.some(({ own }) => own)
    ? list.filter(({ own }) => !own).map(({ id, name }) => ({ id, folded: letters(fold(name)) }))
    : [];
  const likeOf = (name: string): string | null => {
    const folded = letters(fold(name));
    return shipped.find((one) => one.folded === folded || isOneEdit(one.folded, folded))?.id ?? null;
  };
  return list
    .toSorted((one, other) => order.compare(one.name, other.name))
    .map((provider) => ({
      provider,
      starts: startsOf(provider.name),
      hosts: provider.hosts.map((host) => host.toLowerCase()),
      headers: provider.headers
        .map((name) => name.toLowerCase())
        .filter((name) => name !== EVERYBODYS_HEADER),
      looksLike: provider.own ? likeOf(provider.name) : null,
    }));
}

/** What was typed, in the forms that are compared. */
interface Search {
  readonly plain: string;
  /** Without what separates words. */
  readonly letters: string;
  readonly address: TypedAddress | null;
}

/**
 * Finds providers by the start of their name or of a word in it, a label of a host, a part, an id, an alias, a header,
 * in this order; where nothing is found so, from four letters on, with one typing error. An address finds those that
 * live there.
 * @param typed only the first 200 characters count; empty for all
 */
export function findProviders<T extends FindableProvider>(
  index: ProviderIndex<T>,
  typed: string,
  preferred: Preferred,
): FoundProviders<T> {
  const plain = plainText(typed.slice(0, LONGEST_SEARCH)).trim();
  const search: Search = { plain, letters: letters(plain), address: typedAddress(plain) };
  const matches = index
    .flatMap((entry) => {
      const rank = rankOf(entry, search);
      return rank === null ? [] : [{ entry, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank);
  const meant = matches.filter(({ rank }) => rank < ERROR_RANK);
  const found = meant.length === 0 ? matches : meant;
  if (found.length === 0 && search.address !== null) {
    const providers = similarTo(index, search.address.host);
    const groups =
      providers.length === 0 ? [] : [{ kind: 'similar' as const, providers, count: providers.length }];
    return { groups, count: 0, sole: null, unknown: search.address };
  }
  const begins = found.filter(({ rank }) => rank === 0);
  const sole = plain !== '' && begins.length === 1 ? (begins[0]?.entry.provider ?? null) : null;
  return { groups: grouped(found, preferred), count: found.length, sole, unknown: null };
}

type Test = (entry: Entry<FindableProvider>, search: Search) => boolean;

/** How a provider can be found, best first. */
const RANKS: readonly Test[] = [
  ({ starts: [name] }, search) => name.startsWith(search.letters),
  ({ starts }, search) => starts.some((start) => start.startsWith(search.letters)),
  ({ hosts }, { plain, address }) =>
    hosts.some(
      (host) => host.startsWith(plain) || host.includes(`.${plain}`) || livesAt(host, address?.host ?? null),
    ),
  ({ starts: [name], hosts }, { letters: typed, plain }) =>
    typed.length > 1 && (name.includes(typed) || hosts.some((host) => host.includes(plain))),
  ({ provider: { id, own } }, { plain }) => !own && id.startsWith(plain),
  ({ provider }, search) => provider.aliases.some((alias) => alias.startsWith(search.letters)),
  ({ headers }, { plain }) => headers.some((name) => name.startsWith(plain)),
  ({ starts }, search) => starts.some((start) => beginsNearly(start, search.letters)),
];
const ERROR_RANK = RANKS.length - 1;

/** @returns the place in `RANKS`, 0 for all where nothing was typed, null for what was not found */
function rankOf(entry: Entry<FindableProvider>, search: Search): number | null {
  if (search.plain === '') return 0;
  if (search.letters === '') return null;
  const rank = RANKS.findIndex((test) => test(entry, search));
  return rank === -1 ? null : rank;
}

/** @param known may have a `{field}` and a port */
function livesAt(known: string, host: string | null): boolean {
  return host !== null && fieldsOfOrigin(`https://${known.replace(/:\d+$/, '')}`, `https://${host}`) !== null;
}

/** Whether a name begins with what was typed but for one letter: missing, added, changed, or swapped with the next. */
function beginsNearly(name: string, typed: string): boolean {
  if (typed.length < SHORTEST_WITH_ERROR) return false;
  return [-1, 0, 1].some((more) => isOneEdit(typed, name.slice(0, typed.length + more)));
}

interface Match<T extends FindableProvider> {
  readonly entry: Entry<T>;
  readonly rank: number;
}

/** An own provider that could be taken for one that ships is in no group that comes before that one. */
function grouped<T extends FindableProvider>(
  found: readonly Match<T>[],
  { fitting, used }: Preferred,
): readonly ProviderGroup<T>[] {
  const kindOf = ({ provider, looksLike }: Entry<T>): ProviderGroup<T>['kind'] => {
    if (provider.formOnly === true) return 'to-check';
    if (looksLike !== null) return 'all';
    if (fitting.includes(provider.id)) return 'fits';
    if (provider.own) return 'yours';
    return used.includes(provider.id) ? 'used' : 'all';
  };
  const of = (kind: ProviderGroup<T>['kind']) => found.filter(({ entry }) => kindOf(entry) === kind);
  const groups = [
    { kind: 'fits' as const, matches: inOrder(of('fits'), fitting) },
    { kind: 'yours' as const, matches: of('yours') },
    { kind: 'used' as const, matches: inOrder(of('used'), used) },
    { kind: 'all' as const, matches: belowWhatTheyResemble(of('all')) },
    { kind: 'to-check' as const, matches: of('to-check') },
  ];
  let room = MOST_ROWS;
  return groups.flatMap(({ kind, matches }) => {
    const providers = matches.slice(0, room).map(({ entry }) => entry.provider);
    room -= providers.length;
    return providers.length === 0 ? [] : [{ kind, providers, count: matches.length }];
  });
}

/** Equally good ones in the order of the ids. */
function inOrder<T extends FindableProvider>(
  matches: readonly Match<T>[],
  ids: readonly string[],
): readonly Match<T>[] {
  const placeOf = ({ entry }: Match<T>): number => ids.indexOf(entry.provider.id);
  return matches.toSorted((one, other) => one.rank - other.rank || placeOf(one) - placeOf(other));
}

function belowWhatTheyResemble<T extends FindableProvider>(
  matches: readonly Match<T>[],
): readonly Match<T>[] {
  const ids = new Set(matches.map(({ entry }) => entry.provider.id));
  const below = new Map<string, Match<T>[]>();
  const others = matches.filter((match) => {
    const { looksLike } = match.entry;
    if (looksLike === null || !ids.has(looksLike)) return true;
    below.set(looksLike, [...(below.get(looksLike) ?? []), match]);
    return false;
  });
  return others.flatMap((match) => [match, ...(below.get(match.entry.provider.id) ?? [])]);
}

/** Providers whose name a label of a host resembles, best first. */
function similarTo<T extends FindableProvider>(index: ProviderIndex<T>, host: string): readonly T[] {
  const labels = fromPunycode(host).split('.').slice(0, -1);
  const words = labels
    .filter((label) => !NOBODYS_LABEL.test(label))
    .flatMap((label) => [letters(plainText(label)), letters(fold(label))])
    .filter((word) => word !== '');
  const tests: readonly ((entry: Entry<T>, word: string) => boolean)[] = [
    ({ starts: [name] }, word) => name.startsWith(word),
    ({ starts: [name] }, word) => name.length >= SHORTEST_INSIDE && word.includes(name),
    ({ starts }, word) => starts.some((start) => start.startsWith(word)),
    ({ starts: [name] }, word) => word.length >= SHORTEST_INSIDE && beginsNearly(name, word),
  ];
  const similar = tests.flatMap((test) => index.filter((entry) => words.some((word) => test(entry, word))));
  return [...new Set(similar)].slice(0, MOST_SIMILAR).map(({ provider }) => provider);
}

function startsOf(name: string): readonly [string, ...string[]] {
  // `PagerDuty` has two words.
  const words = name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ').split(/[^\p{L}\p{N}\p{M}]+/u);
  const plain = words.map((word) => letters(plainText(word))).filter((word) => word !== '');
  const [, ...rest] = plain.map((_, at) => plain.slice(at).join(''));
  return [plain.join(''), ...rest];
}

/** One case and one width, without accents and characters that can't be seen. */
function plainText(text: string): string {
  const small = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return small.replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
