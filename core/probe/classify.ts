import type { AnswerTest, Provider, ProviderCheck } from '../providers/provider';
import { isAccepted, type Outcome, type OutcomeReason, type TestResult } from '../token/outcome';
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
    message: good ? null : firstText(answer, provider.messagePaths, secrets),
    identity: good ? identityOf(answer.body, check, secrets) : null,
    callsLeft: headerNumber(answer, provider.limits.remaining),
    callsLimit: headerNumber(answer, provider.limits.limit),
    wait: outcome === 'too-many' ? waitOf(answer, provider.limits) : null,
  };
}

/** The outcome alone, with why it is unclear. */
export function judge(
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
  if (isSuccess(answer, check)) return { outcome: 'works', reason: null };
  if (answer.kind === 'html') return { outcome: 'unclear', reason: 'html' };
  if (answer.status >= 200 && answer.status < 300 && answer.kind !== 'json') {
    return { outcome: 'unclear', reason: 'unparsable' };
  }
  return { outcome: 'unclear', reason: 'status' };
}

/**
 * Whether the answer is the one of a good token. It takes the API's own words: JSON, a text that the check names, or no
 * words where the check says that none come. A status alone says nothing about a body that speaks of an error.
 */
function isSuccess(answer: Answer, { works, method }: ProviderCheck): boolean {
  if (!answerHolds(works, answer)) return false;
  switch (answer.kind) {
    case 'json':
      return works.path !== undefined || !speaksOfError(answer.body);
    case 'empty':
      return method === 'HEAD' || (works.status?.includes(answer.status) === true && isBare(answer, works));
    case 'other':
      return works.path === '';
    default:
      return false;
  }
}

/** An answer without a body that is meant to have none. */
function isBare({ status }: Answer, { path, exists }: AnswerTest): boolean {
  return path === undefined ? status === 204 || status === 205 : path === '' && exists === false;
}

/** Whether a body says that something went wrong, as many do with a good status. */
export function speaksOfError(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { error, errors, ok, success } = body as Readonly<Record<string, unknown>>;
  const isSaid = (value: unknown) =>
    value !== undefined &&
    value !== null &&
    value !== false &&
    value !== 0 &&
    value !== '' &&
    !isEmpty(value);
  return isSaid(error) || isSaid(errors) || ok === false || success === false;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Whose token it is by the answer, where the check says where that stands. */
export function identityOf(
  body: unknown,
  check: ProviderCheck,
  secrets: readonly string[],
): TestResult['identity'] {
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

/** The first of some places of an answer that holds a text, cleaned; null where none does. */
export function firstText(
  answer: Pick<Answer, 'body' | 'kind' | 'text'>,
  paths: readonly string[],
  secrets: readonly string[],
): string | null {
  const found = paths
    .map((path) => valueAt(answer, path))
    .find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? cleanText(found, secrets) || null : null;
}

function headerNumber(answer: Answer, name: string | undefined): number | null {
  const text = name === undefined ? null : answer.header(name);
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/**
 * Seconds that the answer asks to wait, as its headers or its body say. A moment is told from a number of seconds by
 * its size: some headers name when, others how long.
 * @param now milliseconds since 1970
 */
export function waitOf(
  answer: Answer,
  { wait, waitPath }: Pick<Provider['limits'], 'wait' | 'waitPath'>,
  now: number = Date.now(),
): number | null {
  const said = [
    ...wait.map((name) => answer.header(name)),
    waitPath === undefined ? null : valueAt(answer, waitPath),
  ];
  return said.map((value) => secondsOf(value, now)).find((seconds) => seconds !== null) ?? null;
}

/** Numbers from here on are moments: seconds since 1970. */
const FIRST_MOMENT = 1_000_000_000;
/** A server may ask for any time; what it is asked again after has an end. Seconds. */
const LONGEST_WAIT = 7 * 86_400;

function secondsOf(value: unknown, now: number): number | null {
  const said = typeof value === 'string' && /^\d{1,10}$/.test(value.trim()) ? Number(value) : value;
  if (typeof said !== 'number' || !(said >= 0) || said === Number.POSITIVE_INFINITY) return null;
  const seconds = said < FIRST_MOMENT ? said : said - now / 1000;
  return Math.min(LONGEST_WAIT, Math.max(0, Math.ceil(seconds)));
}

/** An HTTP answer as far as outcomes need it. `body` is parsed JSON, or undefined. */
export interface Answer {
  /** As it came; absent where nothing was read. Never shown or kept. */
  readonly text?: string;
  readonly status: number;
  /** Value of a header by lower-case name, or null. */
  readonly header: (name: string) => string | null;
  readonly body: unknown;
  readonly kind: 'json' | 'html' | 'other' | 'redirect' | 'too-large' | 'empty';
}

/** True when every part of the test that is given holds. */
export function answerHolds(test: AnswerTest, answer: Answer): boolean {
  if (test.status !== undefined && !test.status.includes(answer.status)) return false;
  if (test.path === undefined) return true;
  const value = valueAt(answer, test.path);
  if (test.equals !== undefined && value !== test.equals) return false;
  if (test.exists !== undefined && (value !== undefined && value !== null) !== test.exists) return false;
  return true;
}

/** What stands at a place of an answer. The empty place is the whole of it, also where it is a text and no JSON. */
export function valueAt({ body, kind, text }: Pick<Answer, 'body' | 'kind' | 'text'>, path: string): unknown {
  return path === '' && kind === 'other' ? text?.trim() : atPath(body, path);
}

/**
 * Follows a path such as `data.items[0].name` into parsed JSON. Own properties only.
 * @returns undefined where the path leads nowhere; the body itself for an empty path
 */
export function atPath(body: unknown, path: string): unknown {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    return (value as Record<string, unknown>)[step];
  }, body);
}
