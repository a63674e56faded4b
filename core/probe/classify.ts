import type { Provider, ProviderCheck } from '../providers/provider';
import { isAccepted, type Outcome, type OutcomeReason, type TestResult } from '../token/outcome';
import { type Answer, answerHolds, atPath } from './answer';
import { cleanText } from './clean-text';

type Reading = Pick<
  TestResult,
  'outcome' | 'reason' | 'message' | 'identity' | 'callsLeft' | 'callsLimit' | 'wait'
>;

const GATEWAY = [502, 503, 504];

/**
 * What one answer means: what the provider says first, then the general meaning of a status.
 * @param secrets removed from every text that is kept
 */
export function classify(
  answer: Answer,
  check: ProviderCheck,
  provider: Pick<Provider, 'outcomes' | 'messagePaths' | 'limits'>,
  secrets: readonly string[],
): Reading {
  const { outcome, reason } = judge(answer, check, provider);
  const good = outcome === 'works';
  return {
    outcome,
    reason,
    message: good ? null : firstText(answer.body, provider.messagePaths, secrets),
    identity: good ? identityOf(answer.body, check, secrets) : null,
    callsLeft: headerNumber(answer, provider.limits.remaining),
    callsLimit: headerNumber(answer, provider.limits.limit),
    wait: outcome === 'too-many' ? waitOf(answer, provider.limits.wait) : null,
  };
}

function judge(
  answer: Answer,
  check: ProviderCheck,
  provider: Pick<Provider, 'outcomes'>,
): { outcome: Outcome; reason: OutcomeReason | null } {
  // A proxy's or a firewall's page says nothing good about a token: that takes the API's own words.
  const rule = provider.outcomes.find(
    ({ when, outcome }) => answerHolds(when, answer) && (answer.kind === 'json' || !isAccepted(outcome)),
  );
  if (rule) return { outcome: rule.outcome, reason: rule.outcome === 'unclear' ? 'status' : null };
  if (answer.kind === 'redirect') return { outcome: 'unclear', reason: 'redirect' };
  if (answer.kind === 'too-large') return { outcome: 'unclear', reason: 'too-large' };
  if (answer.status === 401) return { outcome: 'refused', reason: null };
  if (answer.status === 429) return { outcome: 'too-many', reason: null };
  if (GATEWAY.includes(answer.status)) return { outcome: 'not-reached', reason: 'gateway' };
  if (answer.kind === 'json' && answerHolds(check.works, answer)) return { outcome: 'works', reason: null };
  if (answer.kind === 'html') return { outcome: 'unclear', reason: 'html' };
  if (answer.status >= 200 && answer.status < 300 && answer.kind !== 'json') {
    return { outcome: 'unclear', reason: 'unparsable' };
  }
  return { outcome: 'unclear', reason: 'status' };
}

function identityOf(body: unknown, check: ProviderCheck, secrets: readonly string[]): TestResult['identity'] {
  if (check.identity === undefined) return null;
  const parts = check.identity.paths
    .map((path) => atPath(body, path))
    .filter((part) => typeof part === 'string');
  const text = cleanText(parts.join(', '), secrets);
  if (text === '') return null;
  const id = check.identity.idPath === undefined ? null : idOf(atPath(body, check.identity.idPath), secrets);
  return { kind: check.identity.kind, text, ...(id === null ? {} : { id }) };
}

/** Null for what had to be cleaned or cut: two ids that were different before could be equal afterwards. */
function idOf(value: unknown, secrets: readonly string[]): string | null {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(id)) return null;
  return cleanText(id, secrets) === id ? id : null;
}

function firstText(body: unknown, paths: readonly string[], secrets: readonly string[]): string | null {
  const found = paths
    .map((path) => atPath(body, path))
    .find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? cleanText(found, secrets) || null : null;
}

function headerNumber(answer: Answer, name: string | undefined): number | null {
  const text = name === undefined ? null : answer.header(name);
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

function waitOf(answer: Answer, names: readonly string[]): number | null {
  return names.map((name) => headerNumber(answer, name)).find((seconds) => seconds !== null) ?? null;
}
