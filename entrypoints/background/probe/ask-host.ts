import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { LockedError } from '../../../core/errors/vault-errors';
import { factsOf } from '../../../core/probe/answer-facts';
import { answerHolds, classify } from '../../../core/probe/classify';
import { isGuarded, openWithout, readBoth, readWithout } from '../../../core/probe/generic-test';
import { type IdentityChoice, identityChoices } from '../../../core/probe/identity-choices';
import {
  type GuardedRequests,
  genericRequests,
  guardedRequests,
  type ProbeRequest,
  shownAddress,
} from '../../../core/probe/probe-request';
import { secretsOf } from '../../../core/probe/secrets-of';
import type { Provider, ProviderCheck } from '../../../core/providers/provider';
import { USUAL_MESSAGES } from '../../../core/providers/providers';
import { fieldsOfOrigin, isAtVendor } from '../../../core/providers/tenant-host';
import { isAccepted, type TestResult } from '../../../core/token/outcome';
import type { TokenRecord } from '../../../core/token/token-record';
import { type ProbeReply, probeFetch } from '../../../platform/background/probe-fetch';

/** A result, and what is kept of the answer nowhere. */
export interface Probed {
  readonly test: TestResult;
  /** Lines from which the user picks whose token it is; empty where nothing is to be picked. */
  readonly identityChoices: readonly IdentityChoice[];
}

/** One test at one host. */
export interface HostTest {
  readonly token: TokenRecord;
  readonly provider: Provider;
  /** One of the token's. */
  readonly origin: string;
  /** Where to ask, for a provider that has no check of its own. */
  readonly path: string | null;
  /** The user saw what came without the token, and said that it is to be sent all the same. */
  readonly confirmed: boolean;
  readonly signal: AbortSignal;
}

/** The parts of a result that only the answers tell. */
type Read = Omit<TestResult, 'method' | 'asked' | 'duration' | 'at' | 'region'>;

/** Asks one host, by the checks of its provider or at the given address. @throws {LockedError} */
export async function askHost(given: HostTest): Promise<Probed> {
  const { provider, path, token } = given;
  // A record whose headers carry the token, as one of usual forms, has no need of any other place.
  const isSent = token.headers.some(({ template }) => template.includes('{token}'));
  const known = { ...given, provider: isSent ? { ...provider, elsewhere: undefined } : provider };
  if (path !== null) return askBoth(known, { method: 'GET', path, works: {} });
  const [check] = provider.checks;
  if (check === undefined) throw new InvalidInputError('no-check');
  return provider.generic === true ? askBoth(known, check) : askChecks(known);
}

async function askChecks(given: HostTest): Promise<Probed> {
  const { provider, token, origin } = given;
  const last = provider.checks.length - 1;
  for (const [index, check] of provider.checks.entries()) {
    const requests = guardedRequests(check, token, origin, provider);
    const asked = await askCheck(given, check, requests);
    const { next } = check;
    if (index < last && next !== undefined && asked.answer !== null && answerHolds(next, asked.answer))
      continue;
    return { test: resultOf(given, check, asked.read, asked.duration), identityChoices: [] };
  }
  throw new InvalidInputError('no-check');
}

interface Asked {
  readonly read: Read;
  /** To the request with the token; null where there was none, or no answer. */
  readonly answer: Parameters<typeof classify>[0] | null;
  readonly duration: number;
}

async function askCheck(
  { provider, token, origin, confirmed, signal }: HostTest,
  check: ProviderCheck,
  requests: GuardedRequests,
): Promise<Asked> {
  const secrets = secretsOf(token);
  // A server of the user's own is nobody's whose documents were read.
  const isBareFirst = isGuarded(provider) || !isAtVendor(provider, [origin]);
  const first = isBareFirst ? await ask(requests.without, signal) : null;
  const next = first && readWithout(first, { ...provider, check, secrets }, confirmed);
  if (next?.kind === 'ended') return { read: next.reading, answer: null, duration: first?.duration ?? 0 };
  const without = next?.without ?? null;
  const statuses = without === null ? {} : { statusWithout: statusOf(without) };
  const reply = await ask(requests.withToken, signal);
  const duration = reply.duration + (first?.duration ?? 0);
  if ('failed' in reply)
    return { read: { ...NO_ANSWER, ...statuses, reason: reply.failed }, answer: null, duration };
  const { answer } = reply;
  const said = classify(answer, check, provider, secrets);
  const open =
    without !== null && said.outcome === 'works' ? openWithout(without, answer, check, provider) : null;
  const read = open === null ? said : { ...said, outcome: 'unclear' as const, reason: open, identity: null };
  const facts = isAccepted(read.outcome) ? factsOf(answer, check, secrets, Date.now()) : {};
  return { read: { ...read, ...facts, ...statuses, status: statusOf(answer) }, answer, duration };
}

/** Without the token first: what answers then decides whether the token is sent at all. */
async function askBoth(given: HostTest, check: ProviderCheck): Promise<Probed> {
  const { provider, token, origin, confirmed, signal } = given;
  const secrets = secretsOf(token);
  const messagePaths = provider.messagePaths.length === 0 ? USUAL_MESSAGES : provider.messagePaths;
  const context = { ...provider, messagePaths, check, secrets };
  const requests = genericRequests(check, token, origin, provider);
  const first = await ask(requests.without, signal);
  const next = readWithout(first, context, confirmed);
  if (next.kind === 'ended')
    return { test: resultOf(given, check, next.reading, first.duration), identityChoices: [] };
  const reply = await ask(requests.withToken, signal);
  const read = readBoth(next.without, reply, context);
  const test = resultOf(given, check, read, first.duration + reply.duration);
  // Only the description of an API that the user made has room for what is picked.
  const picks = provider.generic === true && test.outcome === 'works' && test.identity === null;
  const choices = picks && 'answer' in reply ? identityChoices(reply.answer.body, secrets) : [];
  return { test, identityChoices: choices };
}

function resultOf(
  { token, provider, origin }: HostTest,
  check: ProviderCheck,
  read: Read,
  duration: number,
): TestResult {
  const host = provider.hosts.find((entry) => fieldsOfOrigin(entry.origin, origin) !== null);
  const asked = shownAddress(check, token, origin, provider);
  return { ...read, method: check.method, asked, duration, at: Date.now(), region: host?.region ?? null };
}

/** The browser hides the status of a redirect. */
function statusOf({ status }: { readonly status: number }): number | null {
  return status === 0 ? null : status;
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
