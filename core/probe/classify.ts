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
  body: unknown,
  paths: readonly string[],
  secrets: readonly string[],
): string | null {
  const found = paths
    .map((path) => atPath(body, path))
    .find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? cleanText(found, secrets) || null : null;
}

function headerNumber(answer: Answer, name: string | undefined): number | null {
  const text = name === undefined ? null : answer.header(name);
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/** Seconds that the answer asks to wait. @param names of headers, best first */
export function waitOf(answer: Answer, names: readonly string[]): number | null {
  return names.map((name) => headerNumber(answer, name)).find((seconds) => seconds !== null) ?? null;
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
  const value = atPath(answer.body, test.path);
  if (test.equals !== undefined && value !== test.equals) return false;
  if (test.exists !== undefined && (value !== undefined && value !== null) !== test.exists) return false;
  return true;
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

/** Characters of a file's name, without what its type adds. */
const LONGEST_NAME = 80;

/**
 * What a file of a type may end with, the usual first. A file gets one of these or `.bin`, so that no address makes
 * a program of an answer.
 */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/json': ['json', 'geojson', 'map'],
  'application/x-ndjson': ['ndjson', 'jsonl'],
  'application/xml': ['xml', 'xsd', 'rss', 'atom'],
  'application/yaml': ['yaml', 'yml'],
  'application/pdf': ['pdf'],
  'application/zip': ['zip'],
  'application/gzip': ['gz', 'tgz'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/octet-stream': ['bin', 'gz', 'tgz', 'tar', 'zip', 'parquet', 'avro', 'pdf', 'csv', 'json'],
  'text/plain': ['txt', 'log', 'md', 'csv', 'json', 'yaml', 'yml'],
  'text/csv': ['csv'],
  'text/html': ['html', 'htm'],
  'text/calendar': ['ics'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};

/** `application/vnd.pagerduty+json` is JSON, whatever its version. */
const SUFFIX = /\+(json|xml|yaml)$/;

/**
 * Name for the file of a saved answer: the last part of the address, or the host, with an ending that fits the type.
 * @param contentType value of the header, or null
 * @param secrets of the token: some addresses spell it out
 */
export function answerName(url: string, contentType: string | null, secrets: readonly string[]): string {
  const { pathname, hostname } = new URL(url);
  const part = pathname.split('/').findLast((each) => each !== '') ?? '';
  const plain = cleanText(decoded(part), secrets).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const name =
    plain
      .replace(/^[.-]+/, '')
      .slice(0, LONGEST_NAME)
      .replace(/[.-]+$/, '') || hostname;
  const endings = endingsOf(contentType);
  const [, ending = ''] = /\.([a-z0-9]+)$/i.exec(name) ?? [];
  return endings.includes(ending.toLowerCase()) ? name : `${name}.${endings[0] ?? 'bin'}`;
}

function endingsOf(contentType: string | null): readonly string[] {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const [, suffix] = SUFFIX.exec(type) ?? [];
  const known = suffix === undefined ? type : `application/${suffix}`;
  return Object.hasOwn(ENDINGS, known) ? (ENDINGS[known] ?? []) : [];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
