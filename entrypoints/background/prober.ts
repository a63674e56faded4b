import { InvalidInputError } from '../../core/errors/invalid-input-error';
import { answerHolds } from '../../core/probe/answer';
import { classify } from '../../core/probe/classify';
import type { TestResult } from '../../core/probe/outcome';
import { probeRequest } from '../../core/probe/probe-request';
import { findProvider } from '../../core/providers/catalogue';
import type { Provider } from '../../core/providers/provider';
import type { TokenRecord } from '../../core/token/token-record';
import { probeFetch } from '../../platform/background/probe-fetch';

/**
 * Asks the provider about a token, host after host until one takes it.
 * Only called for what the user asked for.
 * @returns the result that says most: the first that accepts it, else the last
 * @throws {InvalidInputError} for a provider that no longer ships
 */
export async function probe(token: TokenRecord): Promise<TestResult> {
  const provider = findProvider(token.providerId);
  if (provider === undefined) throw new InvalidInputError('unknown-provider');
  let last: TestResult | null = null;
  for (const origin of token.origins) {
    const result = await probeHost(token, provider, origin);
    if (result.outcome === 'works' || result.outcome === 'limited') return result;
    last = betterOf(last, result);
  }
  if (last === null) throw new InvalidInputError('unknown-provider');
  return last;
}

/** A clear refusal says more than a region that was not reached. */
function betterOf(before: TestResult | null, after: TestResult): TestResult {
  const vague =
    after.outcome === 'not-reached' || after.outcome === 'unclear' || after.outcome === 'other-region';
  return before !== null && vague ? before : after;
}

async function probeHost(token: TokenRecord, provider: Provider, origin: string): Promise<TestResult> {
  const host = provider.hosts.find((entry) => entry.origin === origin);
  const secrets = [token.secret];
  const last = provider.checks.length - 1;
  for (const [index, check] of provider.checks.entries()) {
    const request = probeRequest(check, token, origin);
    const reply = await probeFetch(request);
    const base = {
      method: request.method,
      asked: request.url.replace('https://', '').slice(0, 200),
      duration: reply.duration,
      at: Date.now(),
      region: host?.region ?? null,
    };
    if ('failed' in reply) return { ...base, ...NOT_REACHED, reason: reply.failed };
    const { answer } = reply;
    if (index < last && check.next !== undefined && answerHolds(check.next, answer)) continue;
    const status = answer.kind === 'redirect' && answer.status === 0 ? null : answer.status;
    return { ...base, status, ...classify(answer, check, provider, secrets) };
  }
  throw new InvalidInputError('unknown-provider');
}

const NOT_REACHED = {
  outcome: 'not-reached',
  status: null,
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
} as const;
