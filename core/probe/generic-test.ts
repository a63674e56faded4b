import type { Provider, ProviderCheck } from '../providers/provider';
import { isAccepted, type OutcomeReason, type TestResult } from '../token/outcome';
import { type Answer, answerHolds, firstText, identityOf, judge, speaksOfError, waitOf } from './classify';

/** The parts of a result that two answers tell: one to a request without the token, one to the same with it. */
export type GenericReading = Pick<
  TestResult,
  | 'outcome'
  | 'reason'
  | 'status'
  | 'statusWithout'
  | 'message'
  | 'identity'
  | 'callsLeft'
  | 'callsLimit'
  | 'wait'
>;

/** A request that was sent: its answer, or why there is none. */
export type Reply = { readonly answer: Answer } | { readonly failed: OutcomeReason };

/** Where errors are read, and what may not be kept of them. */
export interface GenericContext extends Pick<Provider, 'messagePaths' | 'limits' | 'outcomes'> {
  readonly check: ProviderCheck;
  readonly secrets: readonly string[];
}

type Verdict = Pick<TestResult, 'outcome' | 'reason'>;

/** What comes after the request without the token: the end of the test, or the request with it. */
export type AfterFirst =
  | { readonly kind: 'ended'; readonly reading: GenericReading }
  | { readonly kind: 'send'; readonly without: Answer };

/** How long it counts that a host was seen to refuse a bad token: 18 months, as domains lapse and are bought. */
const LONGEST_SEEN = 548 * 86_400_000;

/**
 * Whether nobody has seen, or had from two sides, that a provider's hosts are what its file says: then the first call
 * is one without the token. A host that was seen to refuse a bad token has to be seen again after some time; one that was
 * never seen stands on its documents alone.
 * @param now milliseconds since 1970
 */
export function isGuarded(
  { confidence, generic, seenRefusing }: Pick<Provider, 'confidence' | 'generic' | 'seenRefusing'>,
  now: number = Date.now(),
): boolean {
  const isOld = seenRefusing !== null && now - Date.parse(seenRefusing) > LONGEST_SEEN;
  return generic === true || confidence !== 'high' || isOld;
}

/**
 * What the answer without the token says already. A web page, a redirect or a certificate that nobody trusts is not an
 * API that waits for a token, so none is sent there.
 * @param confirmed the user saw what came and said that the token is to be sent all the same
 */
export function readWithout(reply: Reply, context: GenericContext, confirmed: boolean): AfterFirst {
  if ('failed' in reply) return ended(reading({ outcome: 'not-reached', reason: reply.failed }, null, null));
  const { answer: without } = reply;
  const general = generally(without);
  if (general !== null)
    return ended({ ...reading(general, null, without), ...wordsOf(without, general, context) });
  const held = confirmed ? null : heldBy(without);
  if (held !== null) return ended(reading({ outcome: 'unclear', reason: held }, null, without));
  return { kind: 'send', without };
}

function ended(said: GenericReading): AfterFirst {
  return { kind: 'ended', reading: said };
}

/** What both answers say together. @param without of the request without the token, which held nothing back */
export function readBoth(without: Answer, reply: Reply, context: GenericContext): GenericReading {
  if ('failed' in reply) return reading({ outcome: 'not-reached', reason: reply.failed }, null, without);
  const { answer } = reply;
  const verdict = ruledOut(answer, context) ?? generally(answer) ?? compare(without, answer);
  return { ...reading(verdict, answer, without), ...wordsOf(answer, verdict, context) };
}

/**
 * Whether the answer without the token is as good as the one with it: then neither says anything about the token.
 * @returns how the two compare; null where only the token made it good
 */
export function openWithout(
  without: Answer,
  answer: Answer,
  check: ProviderCheck,
  provider: Pick<Provider, 'outcomes'>,
): 'open-differs' | 'open-without-token' | null {
  if (!isAccepted(judge(without, check, provider).outcome)) return null;
  return differs(without, answer) ? 'open-differs' : 'open-without-token';
}

/** What the provider itself says about an answer that is not good. */
function ruledOut(answer: Answer, { outcomes }: GenericContext): Verdict | null {
  const rule = outcomes.find(({ when, outcome }) => !isAccepted(outcome) && answerHolds(when, answer));
  return rule === undefined
    ? null
    : { outcome: rule.outcome, reason: rule.outcome === 'unclear' ? 'status' : null };
}

/** Statuses that say nothing about a token. */
function generally({ status, kind }: Answer): Verdict | null {
  if (kind === 'redirect') return null;
  if (status === 429) return { outcome: 'too-many', reason: null };
  if (status >= 502 && status <= 504) return { outcome: 'not-reached', reason: 'gateway' };
  return null;
}

function heldBy(answer: Answer): OutcomeReason | null {
  // The browser doesn't say where a redirect leads, so it may be to anybody.
  if (answer.kind === 'redirect') return 'held-redirect';
  return isPage(answer) && isGood(answer) ? 'held-html' : null;
}

/** A page that is empty, or too large to be read, is one by what its type says; a large answer without a type may be one. */
function isPage({ kind, header }: Answer): boolean {
  if (kind === 'html') return true;
  const type = header('content-type') ?? '';
  return kind === 'too-large' ? !/json/i.test(type) : kind !== 'json' && /html/i.test(type);
}

/** A web page says nothing good about a token: it may be a proxy's, a firewall's or a sign-in. */
function compare(without: Answer, answer: Answer): Verdict {
  if (answer.kind === 'redirect') return { outcome: 'unclear', reason: 'redirect' };
  if (answer.status === 401) return { outcome: 'refused', reason: null };
  if (answer.kind === 'html') return { outcome: 'unclear', reason: 'html' };
  if (isGood(answer)) return goodAfter(without, answer);
  const asked = without.status === 401 && without.kind !== 'redirect';
  if (asked && answer.status === 403) return { outcome: 'limited', reason: null };
  if (asked && NOTHING_THERE.has(answer.status))
    return { outcome: 'unclear', reason: 'accepted-nothing-there' };
  return { outcome: 'unclear', reason: 'status' };
}

/** The address is not one, or takes other methods; or what it named is gone. */
const NOTHING_THERE: ReadonlySet<number> = new Set([404, 405, 410]);

function goodAfter(without: Answer, answer: Answer): Verdict {
  if (isGood(without)) {
    const reason = differs(without, answer) ? 'open-differs' : 'open-without-token';
    return { outcome: 'unclear', reason };
  }
  // A server that failed may simply have come back, and an error stays one behind a good status.
  if (without.status >= 500 || speaksOfError(answer.body)) return { outcome: 'unclear', reason: 'status' };
  return { outcome: 'works', reason: null };
}

function isGood({ status, kind }: Answer): boolean {
  return kind !== 'redirect' && status >= 200 && status < 300;
}

/** Times and request ids differ as well, so this proves nothing. */
function differs(one: Answer, other: Answer): boolean {
  try {
    return one.kind !== other.kind || JSON.stringify(one.body) !== JSON.stringify(other.body);
  } catch {
    // Objects can be nested deeper than they can be written.
    return false;
  }
}

function reading(verdict: Verdict, answer: Answer | null, without: Answer | null): GenericReading {
  return { ...verdict, ...NOTHING_SAID, status: statusOf(answer), statusWithout: statusOf(without) };
}

/** The browser hides the status of a redirect. */
function statusOf(answer: Answer | null): number | null {
  return answer === null || answer.status === 0 ? null : answer.status;
}

const NOTHING_SAID = {
  message: null,
  identity: null,
  callsLeft: null,
  callsLimit: null,
  wait: null,
} as const;

/** What is kept of the answer itself. */
function wordsOf(
  answer: Answer,
  { outcome }: Verdict,
  { check, messagePaths, limits, secrets }: GenericContext,
): Pick<GenericReading, 'message' | 'identity' | 'wait'> {
  const good = outcome === 'works';
  // What an answer that is plainly good says is no error's.
  const isPlain = isGood(answer) && outcome !== 'refused' && !speaksOfError(answer.body);
  return {
    message: isPlain ? null : firstText(answer, messagePaths, secrets),
    identity: good ? identityOf(answer.body, check, secrets) : null,
    wait: outcome === 'too-many' ? waitOf(answer, limits) : null,
  };
}
