import { InvalidInputError } from '../errors/invalid-input-error';
import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import { valuesIn } from '../token/headers';
import type { Address } from './address';
import { type AddressOf, addressesFor } from './addresses-for';
import { type Candidate, candidateOf } from './candidate';
import { choose } from './choose';
import { extraHeaders } from './extra-headers';
import type { Found, Pair } from './find';
import { holdsSecret } from './instead';
import { plainName } from './names';
import type { FoundToken, Reading, Repair, Seen } from './reading';
import { recognise } from './recognise';
import { methodOf, secondSecrets } from './request-of';
import { inSeenOrder, nothingSeen, seenInstead } from './seen';
import { byAddress } from './whose';

/** More tokens than this are no paste; a file is imported. */
const MOST_TOKENS = 50;

export interface Around {
  readonly tab: string | null;
  readonly providers: readonly Provider[];
  /** Names of invisible characters that were taken out. */
  readonly takenOut: readonly string[];
  readonly joinedFrom: ReadonlyMap<number, number>;
  /** Number of lines that have something in them. */
  readonly lines: number;
}

/**
 * Judges all that was found in a paste at once: what is a token, what only looks like one, whose it is.
 * @throws {InvalidInputError} `paste-too-many`
 */
export function assess(found: readonly Found[], around: Around): Reading {
  const { providers } = around;
  const addresses: readonly AddressOf[] = found.flatMap(({ part, scope }) =>
    part.kind === 'address' ? [{ address: part.address, name: part.name, scope }] : [],
  );
  const own = ownHeaders(addresses, providers);
  const candidates = found.flatMap((each) => {
    if (each.part.kind !== 'pair') return [];
    const candidate = candidateOf(each, each.part, own.get(each.scope) ?? own.get(0) ?? NONE, providers);
    return candidate === null ? [] : [candidate];
  });
  const beside = fieldsBeside(candidates, addresses, providers);
  const possible = withoutUsed(candidates).filter((each) => each.instead === null && !beside.has(each));
  const { kind, chosen } = choose(possible);
  const secrets = [...new Set(chosen.map(({ secret }) => secret))];
  if (secrets.length > MOST_TOKENS) throw new InvalidInputError('paste-too-many');
  const finish = (candidate: Candidate): FoundToken =>
    foundToken(candidate, found, addresses, secrets, around, {
      fields: fieldsOf(candidate, beside),
      secondSecrets: secondSecrets(candidate, candidates, found),
      method: methodOf(candidate, found),
    });
  const { seen, finished } = withPairs(
    seenInstead(found, candidates, finish),
    providers,
    finish,
    secrets.length,
  );
  const context = {
    readFrom: chosen[0]?.readFrom ?? found[0]?.readFrom ?? 'bare',
    leftOut: leftOut(found, chosen, seen, secrets),
    addresses: addresses.map(({ address }) => address),
    seen: inSeenOrder(seen),
    severalLines: around.lines > 1,
  } as const;
  const [first] = chosen;
  if (first === undefined) {
    const nothing = [nothingSeen(found, around.lines === 0)];
    return { ...context, kind: 'none', seen: seen.length === 0 ? nothing : context.seen };
  }
  if (kind !== 'tokens')
    return { ...context, kind: 'question', asks: kind, tokens: unique(chosen).map(finished) };
  if (secrets.length === 1) return { ...context, kind: 'token', token: finished(bestOf(chosen)) };
  const listed = withoutRepeats(chosen);
  const tokens = listed.map((each, index) => ({ ...finished(each), sameAs: earlier(listed, index) }));
  return { ...context, kind: 'several', tokens };
}

const NONE: ReadonlySet<string> = new Set();

/** Without the variables whose values are used in a header: the header says more about them. */
function withoutUsed(candidates: readonly Candidate[]): readonly Candidate[] {
  const key = ({ name, secret }: Candidate): string => `${name}\n${secret}`;
  const used = new Set(candidates.flatMap((each) => (each.form === 'header' ? [key(each)] : [])));
  return candidates.filter((each) => !/^(?:variable|field)$/.test(each.form) || !used.has(key(each)));
}

/** Candidates that fill fields of the provider, not its token. */
type Beside = ReadonlyMap<Candidate, FoundToken['fields']>;

/** A second secret is in a header of its own beside the token's, in a request to the provider. */
function fieldsBeside(
  candidates: readonly Candidate[],
  addresses: readonly AddressOf[],
  providers: readonly Provider[],
): Beside {
  const beside = new Map<Candidate, FoundToken['fields']>();
  for (const { address, scope } of addresses) {
    if (address.role !== 'target') continue;
    const provider = onlyOwner(address, providers);
    const inScope = candidates.filter((each) => each.scope === scope);
    const filling = inScope.flatMap((each) => {
      const fields = provider === undefined ? null : fieldsIn(each, provider);
      return fields === null ? [] : [[each, fields] as const];
    });
    // Alone it is asked about as a token: perhaps it is one.
    if (filling.length < inScope.length) for (const [each, fields] of filling) beside.set(each, fields);
  }
  return beside;
}

/** The fields that a header fills, where the provider sends no token in it. */
function fieldsIn(
  { header, secret }: Pick<FoundToken, 'header' | 'secret'>,
  { headers, fields }: Provider,
): FoundToken['fields'] | null {
  const own = headers.find(({ name }) => name.toLowerCase() === header?.name.toLowerCase());
  if (header === null || own === undefined || own.encoding !== header.encoding) return null;
  const text = header.template.split('{token}').join(secret);
  if (/[\n\r\u2028\u2029]/.test(text)) return null;
  const values = valuesIn(own, text, ['token', ...fields.map(({ name }) => name)]) ?? {};
  return 'token' in values || Object.keys(values).length === 0 ? null : values;
}

function fieldsOf({ scope }: Candidate, beside: Beside): FoundToken['fields'] {
  const inScope = [...beside].filter(([each]) => each.scope === scope);
  return Object.fromEntries(inScope.flatMap(([, fields]) => Object.entries(fields)));
}

/** A name and a password of the same request are fields too, where the provider asks for such a pair beside the token. */
function withPairs(
  all: readonly Seen[],
  providers: readonly Provider[],
  finish: (candidate: Candidate) => FoundToken,
  count: number,
): { readonly seen: readonly Seen[]; readonly finished: typeof finish } {
  const pairs = all.flatMap((one) => {
    const provider = recogniserOf(providers).find(one.anyway?.owner.providerId ?? '');
    const isPair = one.kind === 'name-and-password' && one.anyway !== null;
    const fields =
      isPair && provider !== undefined && one.anyway !== null ? fieldsIn(one.anyway, provider) : null;
    return fields === null || provider === undefined ? [] : [{ one, fields, providerId: provider.id }];
  });
  const finished = (candidate: Candidate): FoundToken => {
    const token = finish(candidate);
    // Of several requests nothing says which pair belongs to which token.
    const own =
      pairs.length === 1 && count === 1
        ? pairs.filter(({ providerId }) => providerId === token.owner.providerId)
        : [];
    return {
      ...token,
      fields: { ...Object.assign({}, ...own.map(({ fields }) => fields)), ...token.fields },
    };
  };
  return { seen: all.filter((each) => !pairs.some(({ one }) => one === each)), finished };
}

/** The providers that live at an address of the paste. */
function ownersOf(address: Address, providers: readonly Provider[]): readonly Provider[] {
  const { find } = recogniserOf(providers);
  return byAddress(providers, address).flatMap(({ providerId }) => find(providerId ?? '') ?? []);
}

function onlyOwner(address: Address, providers: readonly Provider[]): Provider | undefined {
  const owners = ownersOf(address, providers);
  return owners.length === 1 ? owners[0] : undefined;
}

/** By scope: the headers that the provider of its target asks for. */
function ownHeaders(
  addresses: readonly AddressOf[],
  providers: readonly Provider[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const own = new Map<number, Set<string>>();
  for (const { address, scope } of addresses) {
    if (address.role !== 'target' && address.role !== 'setting') continue;
    const names = ownersOf(address, providers).flatMap(({ headers }) => headers.map(({ name }) => name));
    own.set(scope, new Set([...(own.get(scope) ?? []), ...names.map((name) => name.toLowerCase())]));
  }
  return own;
}

function foundToken(
  candidate: Candidate,
  found: readonly Found[],
  addresses: readonly AddressOf[],
  secrets: readonly string[],
  { tab, providers, takenOut, joinedFrom }: Around,
  ofRequest: Pick<FoundToken, 'fields' | 'secondSecrets' | 'method'>,
): FoundToken {
  const { secret, name, form, handedTo, header, value, readFrom, line, scope } = candidate;
  const near = found.filter((each) => each.scope === scope || each.scope === 0);
  const { targets, hostHeaders } = addressesFor(candidate, addresses, secrets.length, providers);
  const mentions = near
    .flatMap(({ part }) => (part.kind === 'mention' ? (withoutSecret(part.name, secrets) ?? []) : []))
    .slice(0, 40);
  const owner = recognise(
    {
      secret,
      name: withoutSecret(name, secrets),
      handedTo: withoutSecret(handedTo, secrets),
      mentions,
      header,
      scheme: value.scheme,
      targets,
      hostHeaders,
      region: regionOf(near, name),
    },
    tab,
    providers,
  );
  const pairs = near.flatMap(({ part }): readonly Pair[] => (part.kind === 'pair' ? [part] : []));
  const title = near.find(({ part }) => part.kind === 'title')?.part;
  const joined = joinedFrom.get(line);
  const repaired: readonly Repair[] = [
    ...(takenOut.length > 0 ? [{ kind: 'invisible', codePoints: takenOut } as const] : []),
    ...(joined === undefined ? [] : [{ kind: 'joined-lines', count: joined } as const]),
    ...value.repaired,
  ];
  const isGiven = form === 'header' ? name !== header?.name : form === 'variable' || form === 'label';
  const given = title?.kind === 'title' ? title.text : isGiven ? name : null;
  return {
    ...{ secret, form, header, readFrom, repaired, owner },
    ...ofRequest,
    name: withoutSecret(name, secrets),
    line: line + 1,
    targets,
    extraHeaders: extraHeaders(pairs, recogniserOf(providers).find(owner.providerId ?? ''), secrets),
    label: withoutSecret(given, secrets),
    sameAs: null,
  };
}

/** `PAGERDUTY_REGION=eu`, or `REGION` beside a token of any name. */
function regionOf(near: readonly Found[], name: string | null): string | null {
  const start = name === null ? null : plainName(name).split('_')[0];
  for (const { part } of near) {
    if (part.kind !== 'pair' || part.name === null) continue;
    const plain = plainName(part.name);
    if (plain.endsWith('region') && (plain.split('_').length === 1 || plain.split('_')[0] === start))
      return part.value.trim().replace(/["']/g, '').slice(0, 20);
  }
  return null;
}

function leftOut(
  found: readonly Found[],
  chosen: readonly Candidate[],
  seen: readonly Seen[],
  secrets: readonly string[],
): readonly string[] {
  const used = new Set([...chosen, ...seen].map(({ name }) => name));
  for (const { header } of chosen) used.add(header?.name ?? null);
  const names = found.flatMap(({ part }) =>
    part.kind === 'left-out' || (part.kind === 'pair' && part.name !== null && !used.has(part.name))
      ? [part.name ?? '']
      : [],
  );
  return [...new Set(names)].flatMap((name) => withoutSecret(name, secrets) ?? []).slice(0, 200);
}

/** A name that shares four characters in a row with a token is not said. */
function withoutSecret(name: string | null, secrets: readonly string[]): string | null {
  if (name === null || name.length > 100 || holdsSecret(name)) return null;
  for (const secret of secrets)
    for (let at = 0; at + 8 <= name.length || at === 0; at += 1) {
      const part = name.slice(at, at + 8);
      if (part !== '' && (secret.includes(part) || name === secret)) return null;
    }
  return name;
}

/** Each secret once. */
function unique(chosen: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(chosen.toReversed().map((each) => [each.secret, each])).values()].toReversed();
}

/** Each secret, and what repeats it as far as a list can show. */
function withoutRepeats(chosen: readonly Candidate[]): readonly Candidate[] {
  const first = new Set(unique(chosen));
  let repeats = 0;
  return chosen.filter((each) => first.has(each) || ++repeats <= MOST_TOKENS);
}

function earlier(chosen: readonly Candidate[], index: number): number | null {
  const first = chosen.findIndex(({ secret }) => secret === chosen[index]?.secret);
  return first < index ? first : null;
}

/** Of several places with one token: the one that says most about it. */
function bestOf(chosen: readonly Candidate[]): Candidate {
  return chosen.reduce((best, each) => (each.score > best.score ? each : best));
}
