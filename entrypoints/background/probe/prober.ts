import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import { answerHolds, classify } from '../../../core/probe/classify';
import { type GenericReading, readBoth, readWithout } from '../../../core/probe/generic-test';
import { type IdentityChoice, identityChoices } from '../../../core/probe/identity-choices';
import {
  genericRequests,
  type ProbeRequest,
  probeRequest,
  shownAddress,
} from '../../../core/probe/probe-request';
import { secretsOf } from '../../../core/probe/secrets-of';
import { formerProvider, providerOf } from '../../../core/providers/against-catalogue';
import { registrableDomain } from '../../../core/providers/own-host';
import { OWN_PROVIDER_ID, type OwnProvider } from '../../../core/providers/own-provider';
import type { Provider } from '../../../core/providers/provider';
import { withOwn } from '../../../core/providers/providers';
import { fieldsOfOrigin } from '../../../core/providers/tenant-host';
import { isAnyPort } from '../../../core/shapes/any-port';
import { isSendable } from '../../../core/shapes/exact-origin';
import { accessPattern } from '../../../core/token/access-pattern';
import { isAccepted, type TestResult } from '../../../core/token/outcome';
import type { TokenRecord } from '../../../core/token/token-record';
import { hasAccess } from '../../../platform/access';
import { type ProbeReply, probeFetch } from '../../../platform/background/probe-fetch';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';

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

/** What a test may do beyond the usual. */
export interface ProbeOptions {
  /** The user saw what came without the token, and said that it is to be sent all the same. */
  readonly confirmed?: boolean;
  /** The token's own provider, where that is described and not stored yet. */
  readonly described?: OwnProvider | null;
}

/** A result, and what is kept of the answer nowhere. */
export interface Probed {
  readonly test: TestResult;
  /** Lines from which the user picks whose token it is; empty where nothing is to be picked. */
  readonly identityChoices: readonly IdentityChoice[];
}

/** The result of `probeToken` alone. */
export async function probe(token: TokenRecord, options: ProbeOptions = {}): Promise<TestResult> {
  return (await probeToken(token, options)).test;
}

/**
 * Asks the provider about a token, host after host until one takes it.
 * Only called for what the user asked for.
 * @returns the result that says most: the first that accepts it, else the clearest
 * @throws {InvalidInputError} `untestable-provider` for an own one that is not stored, `no-check` for one of the user's own
 *   that has no address to ask; {KeybearerError} `no-access`; {LockedError}
 */
export async function probeToken(token: TokenRecord, options: ProbeOptions = {}): Promise<Probed> {
  const probed: Probed[] = [];
  for (const origin of await originsToAsk(token, options)) {
    const one = await probeHost(token, origin, options);
    probed.push(one);
    if (isAccepted(one.test.outcome)) break;
  }
  const results = probed.map(({ test }) => test);
  const said = results.find(({ outcome }) => isAccepted(outcome)) ?? clearestOf(results);
  const identityChoices = probed.find(({ test }) => test === said)?.identityChoices ?? [];
  return { test: namingOthers(said, results), identityChoices };
}

/**
 * The hosts that one click asks. Those of an own provider may belong to several companies, as nobody has looked at them:
 * then they are those of the first one.
 */
async function originsToAsk(token: TokenRecord, options: ProbeOptions): Promise<readonly string[]> {
  const origins = testable(token);
  const provider = await providerFor(token, options);
  if (provider.generic !== true) return origins;
  const [first] = origins;
  return origins.filter((origin) => first !== undefined && ownerOf(origin) === ownerOf(first));
}

/** @throws {InvalidInputError} `untestable-provider` for an own one that is not stored */
async function providerFor(token: TokenRecord, { described }: ProbeOptions): Promise<Provider> {
  const known = await providers();
  const provider = providerOf(token, described ? withOwn(known, [described]) : known);
  if (provider !== undefined) return provider;
  if (OWN_PROVIDER_ID.test(token.providerId)) throw new InvalidInputError('untestable-provider');
  return formerProvider(token);
}

function ownerOf(origin: string): string {
  const { hostname } = new URL(origin);
  return registrableDomain(hostname) ?? hostname;
}

function clearestOf(results: readonly TestResult[]): TestResult {
  return results.reduce((before, after) => (VAGUE.has(after.outcome) ? before : after));
}

/** Each host that was asked has seen the token, so the result names all of them. */
function namingOthers(said: TestResult, all: readonly TestResult[]): TestResult {
  const alsoAsked = all.filter((result) => result !== said).map(({ asked }) => asked);
  return alsoAsked.length === 0 ? said : { ...said, alsoAsked };
}

/** The same, but every host is asked and every answer given. */
export async function probeEveryHost(token: TokenRecord): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const origin of testable(token)) results.push((await probeHost(token, origin, {})).test);
  return results;
}

/** @throws {InvalidInputError} `untestable-provider` for a token of every port of this computer: nobody knows which to ask */
function testable({ origins }: TokenRecord): readonly string[] {
  const single = origins.filter((origin) => !isAnyPort(origin));
  if (single.length === 0) throw new InvalidInputError('untestable-provider');
  return single;
}

/** Say less than a clear refusal by another region. */
const VAGUE = new Set<TestResult['outcome']>(['not-reached', 'unclear', 'other-region']);

async function probeHost(token: TokenRecord, origin: string, options: ProbeOptions): Promise<Probed> {
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  await requireVault();
  if (!isSendable(origin) || !(await hasAccess([accessPattern(origin)])))
    throw new KeybearerError('no-access');
  const provider = await providerFor(token, options);
  if (provider.generic === true) return askBoth(token, provider, origin, options, signal);
  return { test: await askChecks(token, provider, origin, signal), identityChoices: [] };
}

async function askChecks(
  token: TokenRecord,
  provider: Provider,
  origin: string,
  signal: AbortSignal,
): Promise<TestResult> {
  const host = provider.hosts.find((entry) => fieldsOfOrigin(entry.origin, origin) !== null);
  const last = provider.checks.length - 1;
  for (const [index, check] of provider.checks.entries()) {
    const reply = await ask(probeRequest(check, token, origin), signal);
    const base = {
      method: check.method,
      asked: shownAddress(check, token, origin),
      duration: reply.duration,
      at: Date.now(),
      region: host?.region ?? null,
    };
    if ('failed' in reply) return { ...base, ...NO_ANSWER, reason: reply.failed };
    const { answer } = reply;
    if (index < last && check.next !== undefined && answerHolds(check.next, answer)) continue;
    const status = answer.kind === 'redirect' && answer.status === 0 ? null : answer.status;
    return { ...base, status, ...classify(answer, check, provider, secretsOf(token)) };
  }
  throw new InvalidInputError('untestable-provider');
}

/** Without the token first: what answers then decides whether the token is sent at all. */
async function askBoth(
  token: TokenRecord,
  provider: Provider,
  origin: string,
  { confirmed = false }: ProbeOptions,
  signal: AbortSignal,
): Promise<Probed> {
  const [check] = provider.checks;
  if (check === undefined) throw new InvalidInputError('no-check');
  const secrets = secretsOf(token);
  const context = { check, messagePaths: provider.messagePaths, wait: provider.limits.wait, secrets };
  const requests = genericRequests(check, token, origin);
  const result = (reading: GenericReading, duration: number): TestResult => ({
    ...reading,
    method: check.method,
    asked: shownAddress(check, token, origin),
    duration,
    at: Date.now(),
    region: null,
  });
  const first = await ask(requests.without, signal);
  const next = readWithout(first, context, confirmed);
  if (next.kind === 'ended') return { test: result(next.reading, first.duration), identityChoices: [] };
  const reply = await ask(requests.withToken, signal);
  const test = result(readBoth(next.without, reply, context), first.duration + reply.duration);
  const picks = test.outcome === 'works' && test.identity === null && 'answer' in reply;
  return { test, identityChoices: picks ? identityChoices(reply.answer.body, secrets) : [] };
}

/** @throws {LockedError} where it was locked before or meanwhile */
async function ask(request: ProbeRequest, signal: AbortSignal): Promise<ProbeReply> {
  if (signal.aborted) throw new LockedError();
  const reply = await probeFetch(request, signal);
  if (signal.aborted) throw new LockedError();
  return reply;
}

const NO_ANSWER = {
  outcome: 'not-reached',
  status: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
} as const;
