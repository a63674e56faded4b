import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { type AddressToAsk, keptAddress, ownAddress } from '../../../core/probe/kept-address';
import { formerProvider, providerOf } from '../../../core/providers/against-catalogue';
import { ownerOf } from '../../../core/providers/own-host';
import { OWN_PROVIDER_ID, type OwnProvider } from '../../../core/providers/own-provider';
import type { Provider } from '../../../core/providers/provider';
import { withOwn } from '../../../core/providers/providers';
import { isAnyPort } from '../../../core/shapes/any-port';
import { isSendable } from '../../../core/shapes/exact-origin';
import { accessPattern } from '../../../core/token/access-pattern';
import { isAccepted, type TestResult } from '../../../core/token/outcome';
import type { TokenRecord } from '../../../core/token/token-record';
import { hasAccess } from '../../../platform/access';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';
import { askHost, type Probed } from './ask-host';

let current = new AbortController();

/** Ends every test and every other request of ours under way; a locked Keybearer asks nobody. */
export function abortProbes(): void {
  current.abort();
  current = new AbortController();
}

/** Ends with the next lock. */
export function untilLock(): AbortSignal {
  return current.signal;
}

/** Tokens that are being asked about, by the test or the run of tests. */
const underTest = new Set<readonly TokenRecord[]>();

/** Origins of tokens that are being asked about: access to them is not given back meanwhile. */
export function originsUnderTest(): readonly string[] {
  return [...underTest].flatMap((tokens) => tokens.flatMap(({ origins }) => origins));
}

/** Keeps the access that tests of these tokens need, also for those whose turn is still to come. */
export async function whileUnderTest<T>(tokens: readonly TokenRecord[], test: () => Promise<T>): Promise<T> {
  // A copy, because two tests of the same records may overlap.
  const these = [...tokens];
  underTest.add(these);
  try {
    return await test();
  } finally {
    underTest.delete(these);
  }
}

/** What a test may do beyond the usual. */
export interface ProbeOptions {
  /** The user saw what came without the token, and said that it is to be sent all the same. */
  readonly confirmed?: boolean | undefined;
  /** The token's own provider, where that is described and not stored yet. */
  readonly described?: OwnProvider | null;
  /** One of the token's hosts: those of its company are asked. Unless given, those of the first one's. */
  readonly at?: string | undefined;
  /** What to ask there, for a provider that has no check. Unless given, what its last test asked. */
  readonly address?: AddressToAsk;
}

/** The result of `probeToken` alone. */
export async function probe(token: TokenRecord, options: ProbeOptions = {}): Promise<TestResult> {
  return (await probeToken(token, options)).test;
}

/**
 * Asks the provider about a token, host after host until one takes it. One click shows it to hosts of one company: the
 * result names those of any other, and each is asked by a click of its own.
 * Only called for what the user asked for.
 * @returns the result that says most: the first that accepts it, else the clearest
 * @throws {InvalidInputError} `untestable-provider` for an own one that is not stored, `no-check` where there is no address
 *   to ask, `not-its-address` for one that is not the token's; {KeybearerError} `no-access`; {LockedError}
 */
export async function probeToken(token: TokenRecord, options: ProbeOptions = {}): Promise<Probed> {
  const provider = await providerFor(token, options);
  const address = addressFor(token, provider, options);
  // A yes to what one host answered is none to the others.
  const alone = address !== null || options.confirmed === true;
  const { asked, others } = hostsToAsk(token, address?.origin ?? options.at, alone);
  const probed: Probed[] = [];
  await whileUnderTest([token], async () => {
    for (const origin of asked) {
      const one = await probeHost(token, provider, origin, address?.path ?? null, options);
      probed.push(one);
      if (isAccepted(one.test.outcome)) break;
    }
  });
  const results = probed.map(({ test }) => test);
  const said = results.find(({ outcome }) => isAccepted(outcome)) ?? clearestOf(results);
  const identityChoices = probed.find(({ test }) => test === said)?.identityChoices ?? [];
  const test = namingOthers(said, results);
  // One host after the other is asked: none that was asked before this is offered again.
  const open = others.filter((origin) => options.at === undefined || token.test?.notAsked?.includes(origin));
  const isOpen = open.length > 0 && !isAccepted(test.outcome);
  return { test: isOpen ? { ...test, notAsked: open } : test, identityChoices };
}

/** Where to ask, where the provider has no check that says so. @throws {InvalidInputError} `no-check`, `not-its-address` */
function addressFor(token: TokenRecord, provider: Provider, { address }: ProbeOptions): AddressToAsk | null {
  if (address === undefined && (provider.generic === true || provider.checks.length > 0)) return null;
  if (address !== undefined && ownAddress(address, token) === null)
    throw new InvalidInputError('not-its-address');
  // A request with a body is none that only reads.
  const kept = provider.getActs ? null : keptAddress(token, provider);
  const known = provider.elsewhere?.place === 'body' ? null : (address ?? kept);
  if (known === null) throw new InvalidInputError('no-check');
  return known;
}

/**
 * The hosts that one click asks, and one of each other company that the record names. Nobody has looked at those that
 * an own provider names, and some vendors have their regions at several names.
 * @param at one of the hosts; the first unless given
 * @param alone whether no other host of its company is meant
 */
function hostsToAsk(
  token: TokenRecord,
  at: string | undefined,
  alone: boolean,
): { readonly asked: readonly string[]; readonly others: readonly string[] } {
  const origins = testable(token);
  const first = at ?? origins[0] ?? '';
  if (!origins.includes(first)) throw new InvalidInputError('not-its-address');
  const ofFirst = origins.filter((origin) => ownerOf(origin) === ownerOf(first));
  const apart = origins.filter((origin) => !ofFirst.includes(origin));
  const others = apart.filter(
    (origin, index) => apart.findIndex((each) => ownerOf(each) === ownerOf(origin)) === index,
  );
  return { asked: alone ? [first] : ofFirst, others };
}

/** @throws {InvalidInputError} `untestable-provider` for an own one that is not stored */
async function providerFor(token: TokenRecord, { described }: ProbeOptions): Promise<Provider> {
  const known = await providers();
  const provider = providerOf(token, described ? withOwn(known, [described]) : known);
  if (provider !== undefined) return provider;
  if (OWN_PROVIDER_ID.test(token.providerId)) throw new InvalidInputError('untestable-provider');
  return formerProvider(token);
}

function clearestOf(results: readonly TestResult[]): TestResult {
  return results.reduce((before, after) => (VAGUE.has(after.outcome) ? before : after));
}

/** Each host that was asked has seen the token, so the result names all of them. */
function namingOthers(said: TestResult, all: readonly TestResult[]): TestResult {
  const alsoAsked = all.filter((result) => result !== said).map(({ asked }) => asked);
  return alsoAsked.length === 0 ? said : { ...said, alsoAsked };
}

/** What one click finds out about a token that should be refused everywhere. */
export interface EveryHost {
  readonly results: readonly TestResult[];
  /** Hosts that this click did not ask: one of each further company. */
  readonly notAsked: readonly string[];
}

/**
 * The same, but every host of one company is asked and every answer returned. An address that the user gave is asked
 * at one host, and each other host counts as one of another company.
 * @param at one of the token's hosts; unless given, the first, or that of the address
 */
export async function probeEveryHost(token: TokenRecord, at?: string): Promise<EveryHost> {
  const provider = await providerFor(token, {});
  const address = addressFor(token, provider, {});
  const { asked, others } = hostsToAsk(token, at ?? address?.origin, address !== null);
  const results: TestResult[] = [];
  await whileUnderTest([token], async () => {
    for (const origin of asked)
      results.push((await probeHost(token, provider, origin, address?.path ?? null, {})).test);
  });
  const single = token.origins.filter((origin) => !isAnyPort(origin) && !asked.includes(origin));
  return { results, notAsked: address === null ? others : single };
}

/** @throws {InvalidInputError} `untestable-provider` for a token of every port of this computer: nobody knows which to ask */
function testable({ origins }: TokenRecord): readonly string[] {
  const single = origins.filter((origin) => !isAnyPort(origin));
  if (single.length === 0) throw new InvalidInputError('untestable-provider');
  return single;
}

/** Say less than a clear refusal by another region. */
const VAGUE = new Set<TestResult['outcome']>(['not-reached', 'unclear', 'other-region']);

async function probeHost(
  token: TokenRecord,
  provider: Provider,
  origin: string,
  path: string | null,
  { confirmed = false }: ProbeOptions,
): Promise<Probed> {
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  await requireVault();
  if (!isSendable(origin) || !(await hasAccess([accessPattern(origin)])))
    throw new KeybearerError('no-access');
  return askHost({ token, provider, origin, path, confirmed, signal });
}
