import { type Answer, answerHolds, atPath, firstText, speaksOfError } from '../probe/classify';
import { cleanText } from '../probe/clean-text';
import type { Provider, RevokeCall } from '../providers/provider';
import { USUAL_MESSAGES } from '../providers/providers';
import type { OutcomeReason } from '../token/outcome';
import type { RevokeCallOutcome, RevokeCallResult } from '../token/revocation';
import { ID_PLACE } from './revoke-call';

type Reading = Omit<RevokeCallResult, 'at'>;

const GATEWAY = [502, 503, 504];
const ID = new RegExp(ID_PLACE.pattern);

/**
 * Which token an answer says that this is.
 * @param secrets of the record: an answer that repeats one must not bring it into an address
 * @returns null where it says nothing that may stand in an address
 */
export function idIn(answer: Answer, at: string, secrets: readonly string[]): string | null {
  if (answer.kind !== 'json' || !isGood(answer.status)) return null;
  const value = atPath(answer.body, at);
  const id = Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === 'string' && ID.test(id) && cleanText(id, secrets) === id ? id : null;
}

/**
 * What the answer to the call means. A redirect, a web page or anything that is not the API's own success says
 * nothing good, whatever its status.
 * @param secrets removed from the words that are kept
 */
export function readRevoke(
  answer: Answer,
  { works }: Pick<RevokeCall, 'works'>,
  provider: Pick<Provider, 'messagePaths'>,
  secrets: readonly string[],
): Reading {
  const { outcome, reason } = judge(answer, works);
  return {
    outcome,
    reason,
    status: answer.status === 0 ? null : answer.status,
    message: outcome === 'accepted' ? null : wordsOf(answer, provider, secrets),
  };
}

/** The same where the provider did not say which token it is: nothing was revoked. */
export function readNoId(
  answer: Answer,
  provider: Pick<Provider, 'messagePaths'>,
  secrets: readonly string[],
): Reading {
  const { reason } = judge(answer, {});
  return {
    outcome: 'no-id',
    reason,
    status: answer.status === 0 ? null : answer.status,
    message: wordsOf(answer, provider, secrets),
  };
}

function wordsOf(
  answer: Answer,
  { messagePaths }: Pick<Provider, 'messagePaths'>,
  secrets: readonly string[],
): string | null {
  return firstText(answer, [...messagePaths, ...USUAL_MESSAGES], secrets);
}

function judge(
  answer: Answer,
  works: RevokeCall['works'],
): { readonly outcome: RevokeCallOutcome; readonly reason: OutcomeReason | null } {
  const { kind, status } = answer;
  if (kind === 'redirect' || kind === 'too-large' || kind === 'html')
    return { outcome: 'unclear', reason: kind };
  if (status === 429) return { outcome: 'too-many', reason: null };
  if (GATEWAY.includes(status)) return { outcome: 'not-reached', reason: 'gateway' };
  const isOwn = kind === 'json' || kind === 'empty';
  const saysSo =
    answerHolds(works, answer) &&
    (works.status !== undefined || isGood(status)) &&
    (works.path !== undefined || !speaksOfError(answer.body));
  if (isOwn && saysSo) return { outcome: 'accepted', reason: null };
  if (status === 403) return { outcome: 'forbidden', reason: null };
  return { outcome: 'unclear', reason: isOwn ? 'status' : 'unparsable' };
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}
