import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import { answerHolds, classify } from '../../../core/probe/classify';
import { probeRequest, shownAddress } from '../../../core/probe/probe-request';
import { secretsOf } from '../../../core/probe/secrets-of';
import type { Provider } from '../../../core/providers/provider';
import { fieldsOfOrigin } from '../../../core/providers/tenant-host';
import { isAnyPort } from '../../../core/shapes/any-port';
import { isSendable } from '../../../core/shapes/exact-origin';
import { accessPattern } from '../../../core/token/access-pattern';
import { isAccepted, type TestResult } from '../../../core/token/outcome';
import type { TokenRecord } from '../../../core/token/token-record';
import { hasAccess } from '../../../platform/access';
import { probeFetch } from '../../../platform/background/probe-fetch';
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

/**
 * Asks the provider about a token, host after host until one takes it.
 * Only called for what the user asked for.
 * @returns the result that says most: the first that accepts it, else the clearest
 * @throws {InvalidInputError} for a provider that no longer ships; {KeybearerError} `no-access`; {LockedError}
 */
export async function probe(token: TokenRecord): Promise<TestResult> {
  const results: TestResult[] = [];
  for (const origin of testable(token)) {
    const result = await probeHost(token, origin);
    results.push(result);
    if (isAccepted(result.outcome)) return namingOthers(result, results);
  }
  const clearest = results.reduce((before, after) => (VAGUE.has(after.outcome) ? before : after));
  return namingOthers(clearest, results);
}

/** Each host that was asked has seen the token, so the result names all of them. */
function namingOthers(said: TestResult, all: readonly TestResult[]): TestResult {
  const alsoAsked = all.filter((result) => result !== said).map(({ asked }) => asked);
  return alsoAsked.length === 0 ? said : { ...said, alsoAsked };
}

/** The same, but every host is asked and every answer given. */
export async function probeEveryHost(token: TokenRecord): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const origin of testable(token)) results.push(await probeHost(token, origin));
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

async function probeHost(token: TokenRecord, origin: string): Promise<TestResult> {
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  await requireVault();
  if (!isSendable(origin) || !(await hasAccess([accessPattern(origin)])))
    throw new KeybearerError('no-access');
  const provider = (await providers()).find(token.providerId);
  if (provider === undefined) throw new InvalidInputError('untestable-provider');
  return askChecks(token, provider, origin, signal);
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
    if (signal.aborted) throw new LockedError();
    const request = probeRequest(check, token, origin);
    const reply = await probeFetch(request, signal);
    if (signal.aborted) throw new LockedError();
    const base = {
      method: request.method,
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

const NO_ANSWER = {
  outcome: 'not-reached',
  status: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
} as const;
