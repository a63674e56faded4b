import { extraHeaders } from '../../pending/extra-headers';
import type { Pair } from '../../pending/find';
import type { ProposedHeader } from '../../pending/reading';
import type { Providers } from '../../providers/providers';
import { extraHeaderName } from '../../token/extra-header';
import type { TokenRecord } from '../../token/token-record';
import { placeOf, type RulePlace } from '../tools/exact-host';
import type { ToolEntry, ToolFile, ToolFilter, ToolName } from '../tools/tool-file';
import { type CarriedSecret, carriedSecret, type NotTaken } from './carried-secret';
import { type Destination, destinationByName, destinationOf, USER_FIELD } from './destination';
import { shownTexts } from './shown-text';

/** A token that a rule of another tool sends. */
export interface MovedToken {
  /** The profile, rule, request or variable, safe to show; may be empty. */
  readonly name: string;
  readonly carried: CarriedSecret;
  /** Plain headers that the same profile or rule sends beside it, where an extra header may be one. */
  readonly extra: readonly ProposedHeader[];
  readonly wasOff: boolean;
  /** Null where the user is asked for the host. */
  readonly destination: Destination | null;
  /** Addresses that the rule was for, safe to show; none for every address. */
  readonly hints: readonly string[];
}

/** A file of another tool, every entry of it in exactly one group. */
export interface SortedFile {
  readonly tool: ToolName;
  readonly profiles: number | null;
  /** Entries of the file: as many as the three groups have together. */
  readonly total: number;
  readonly taken: readonly MovedToken[];
  readonly asksHost: readonly MovedToken[];
  readonly notTaken: readonly LeftBehind[];
}

/** Entries that are not taken for the same reason. */
export interface LeftBehind {
  readonly reason: NotTaken;
  readonly count: number;
  /** The first of them, safe to show: the rule's name, and the header, cookie or kind. */
  readonly examples: readonly { readonly name: string; readonly what: string }[];
}

/** Tokens that one file brings. A list of more is read by nobody. */
export const MOST_MOVED = 500;
const MOST_EXAMPLES = 20;
const MOST_HINTS = 3;
/** Plain headers of one rule that are looked at. */
const MOST_PLAIN = 200;
/** Characters of a text that is shown. */
const LONGEST_SHOWN = 80;

type Outcome =
  | {
      readonly is: 'taken' | 'asks-host';
      readonly carried: CarriedSecret;
      readonly destination: Destination | null;
    }
  | { readonly is: NotTaken };

/**
 * Puts every entry of a file into one of three groups: taken, taken once its host is named, not taken.
 * @param here tokens of the vault: none comes twice
 */
export function sortEntries(
  { tool, profiles, entries }: ToolFile,
  providers: Providers,
  here: Iterable<TokenRecord> = [],
): SortedFile {
  const scopes = new Scopes(entries);
  const sorter = new Sorter(providers, scopes, here);
  const outcomes = entries.map((entry) => sorter.outcomeOf(entry));
  const secrets = sorter.secrets();
  const extraNames = sorter.extraNames();
  const moved: { entry: ToolEntry; outcome: Extract<Outcome, { carried: CarriedSecret }> }[] = [];
  const left = new Map<NotTaken, { count: number; examples: ToolEntry[] }>();
  for (const [at, entry] of entries.entries()) {
    const outcome = outcomes[at] ?? { is: 'not-a-secret' };
    if ('carried' in outcome) {
      moved.push({ entry, outcome });
      continue;
    }
    const reason =
      outcome.is === 'not-a-secret' && isExtra(entry, extraNames, scopes) ? 'extra-header' : outcome.is;
    const same = left.get(reason) ?? { count: 0, examples: [] };
    same.count += 1;
    if (same.examples.length < MOST_EXAMPLES) same.examples.push(entry);
    left.set(reason, same);
  }
  const examples = [...left.values()].flatMap((each) => each.examples);
  const texts = [
    ...[...moved.map(({ entry }) => entry), ...examples].flatMap((entry) => [entry.name, whatOf(entry)]),
    ...moved.flatMap(({ entry }) => hintsOf(entry.filters)),
  ];
  const shown = shownTexts(texts, secrets, LONGEST_SHOWN);
  const tokens = (is: 'taken' | 'asks-host') =>
    moved
      .filter(({ outcome }) => outcome.is === is)
      .map(
        ({ entry, outcome: { carried, destination } }): MovedToken => ({
          name: shown(entry.name),
          carried,
          extra: sorter.extraOf(entry),
          wasOff: !entry.on,
          destination,
          hints: hintsOf(entry.filters)
            .map(shown)
            .filter((hint) => hint !== ''),
        }),
      );
  return {
    tool,
    profiles,
    total: entries.length,
    taken: tokens('taken'),
    asksHost: tokens('asks-host'),
    notTaken: [...left].map(([reason, each]) => ({
      reason,
      count: each.count,
      examples: each.examples.map((entry) => ({ name: shown(entry.name), what: shown(whatOf(entry)) })),
    })),
  };
}

/** Judges entries one after the other; a token that came before is not taken again. */
class Sorter {
  readonly #seen = new Set<string>();
  readonly #secrets = new Set<string>();
  readonly #extraNames = new Set<string>();
  readonly #extra = new Map<string, readonly ProposedHeader[]>();
  readonly #providers: Providers;
  readonly #scopes: Scopes;
  #count = 0;

  constructor(providers: Providers, scopes: Scopes, here: Iterable<TokenRecord>) {
    this.#providers = providers;
    this.#scopes = scopes;
    for (const { secret, headers, fields, origins } of here) {
      const user = fields.find(({ name }) => name === USER_FIELD)?.value ?? null;
      for (const { name } of headers) this.#note(secret, user, name, origins);
    }
  }

  /** Everything of the file that nobody may be shown. */
  secrets(): readonly string[] {
    return [...this.#secrets];
  }

  /** Plain headers that come along, each with its rule. */
  extraNames(): ReadonlySet<string> {
    return this.#extraNames;
  }

  outcomeOf(entry: ToolEntry): Outcome {
    const carried = carriedSecret(entry.rule, this.#providers.list);
    if (typeof carried === 'string') return { is: carried };
    for (const secret of [carried.secret, carried.encoded]) if (secret !== null) this.#secrets.add(secret);
    const place = this.#scopes.placeOf(entry.filters);
    if (place.kind === 'http') return { is: 'http-on-the-internet' };
    const origins = place.kind === 'exact' ? place.origins : [];
    if (this.#isRepeated(carried, origins)) return { is: 'same-is-here' };
    if (this.#count >= MOST_MOVED) return { is: 'over-500' };
    const extra = this.extraOf(entry);
    const destination =
      origins.length > 0
        ? destinationOf(carried, origins, extra, this.#providers)
        : destinationByName(carried, this.#providers);
    if (origins.length > 0 && destination === null) return { is: 'add-by-hand' };
    this.#count += 1;
    this.#note(carried.secret, carried.user, carried.header.name, origins);
    for (const { name } of extra) this.#extraNames.add(`${this.#scopes.keyOf(entry)} ${name.toLowerCase()}`);
    return { is: destination === null ? 'asks-host' : 'taken', carried, destination };
  }

  /** What a rule's profile sends beside its token, as far as an extra header may be one. */
  extraOf(entry: ToolEntry): readonly ProposedHeader[] {
    if (entry.rule.kind === 'variable') return [];
    const scope = this.#scopes.keyOf(entry);
    const known = this.#extra.get(scope);
    if (known !== undefined) return known;
    const pairs = this.#scopes.pairsOf(scope);
    const judged = pairs.map((pair) =>
      carriedSecret({ kind: 'header', header: pair.name ?? '', value: pair.value }, this.#providers.list),
    );
    const secrets = judged.flatMap((each) => (typeof each === 'string' ? [] : [each.secret]));
    const plain = pairs.filter((_, at) => judged[at] === 'not-a-secret');
    const proposed = extraHeaders(plain, undefined, secrets).filter(({ name }) => isLegal(name));
    this.#extra.set(scope, proposed);
    return proposed;
  }

  #isRepeated({ secret, user, variable, header }: CarriedSecret, origins: readonly string[]): boolean {
    // A variable and a rule for any host say nothing about where a token goes: where another sends it, it is the same.
    if (variable !== null) return this.#seen.has(key(secret));
    if (origins.length === 0) return this.#seen.has(key(secret, user, header.name));
    return origins.every((origin) => this.#seen.has(key(secret, user, header.name, origin)));
  }

  #note(secret: string, user: string | null, header: string, origins: readonly string[]): void {
    this.#seen.add(key(secret)).add(key(secret, user, header));
    for (const origin of origins) this.#seen.add(key(secret, user, header, origin));
  }
}

/** Which entries stand in one profile or rule and hold for the same addresses. Filters are read once. */
class Scopes {
  readonly #numbers = new Map<readonly ToolFilter[], number>();
  readonly #byText = new Map<string, number>();
  readonly #places = new Map<number, RulePlace>();
  readonly #pairs = new Map<string, Pair[]>();

  constructor(entries: readonly ToolEntry[]) {
    for (const entry of entries) {
      if (entry.rule.kind !== 'header' || !entry.on) continue;
      const scope = this.keyOf(entry);
      const pairs = this.#pairs.get(scope) ?? [];
      const { header: name, value } = entry.rule;
      if (pairs.length < MOST_PLAIN) pairs.push({ kind: 'pair', name, value, form: 'header' });
      this.#pairs.set(scope, pairs);
    }
  }

  keyOf({ group, filters }: ToolEntry): string {
    return `${group} ${this.#numberOf(filters)}`;
  }

  placeOf(filters: readonly ToolFilter[]): RulePlace {
    const number = this.#numberOf(filters);
    const place = this.#places.get(number) ?? placeOf(filters);
    this.#places.set(number, place);
    return place;
  }

  /** Stands for the filters: thousands of rules may share a list of thousands. */
  #numberOf(filters: readonly ToolFilter[]): number {
    const known = this.#numbers.get(filters);
    if (known !== undefined) return known;
    const text = JSON.stringify(filters);
    const number = this.#byText.get(text) ?? this.#byText.size;
    this.#byText.set(text, number);
    this.#numbers.set(filters, number);
    return number;
  }

  pairsOf(scope: string): readonly Pair[] {
    return this.#pairs.get(scope) ?? [];
  }
}

function key(secret: string, user: string | null = null, header = '', origin = ''): string {
  return JSON.stringify([secret, user, header.toLowerCase(), origin]);
}

function isExtra(entry: ToolEntry, names: ReadonlySet<string>, scopes: Scopes): boolean {
  return (
    entry.on &&
    entry.rule.kind === 'header' &&
    names.has(`${scopes.keyOf(entry)} ${entry.rule.header.toLowerCase()}`)
  );
}

function isLegal(name: string): boolean {
  try {
    return extraHeaderName(name) !== '';
  } catch {
    return false;
  }
}

/** The header, the cookie or the kind of a rule. */
function whatOf({ rule }: ToolEntry): string {
  if (rule.kind === 'header') return rule.header;
  if (rule.kind === 'variable') return rule.variable;
  return rule.kind === 'basic' ? 'Authorization' : rule.what;
}

/** Addresses as the file has them, without what a name, a password or a query may hide in them. */
function hintsOf(filters: readonly ToolFilter[]): readonly string[] {
  return filters.slice(0, MOST_HINTS).map(({ how, text }) => {
    const bare = text.slice(0, 1000).replace(/\/\/[^/?#@]*@/, '//');
    return how === 'request' ? (bare.split(/[?#]/)[0] ?? '') : bare;
  });
}
