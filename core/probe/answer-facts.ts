import type { ProviderCheck } from '../providers/provider';
import type { TestResult } from '../token/outcome';
import { type Answer, valueAt } from './classify';
import { cleanText, holdsSecret } from './clean-text';

/** Entries of a list of scopes that are kept, and characters of each. */
const MOST_SCOPES = 40;
const LONGEST_SCOPE = 80;
/** What the last entry says where there were more. */
const MORE = '…';

/** Milliseconds since 1970 of the year 2200: nobody means a later end. */
const LATEST = 7_258_118_400_000;

/**
 * What an answer that accepted a token says about it besides whose it is: until when it lives, and what it may do.
 * @param secrets removed from every text that is kept
 * @param now milliseconds since 1970
 */
export function factsOf(
  answer: Answer,
  { expiry, scopes }: Pick<ProviderCheck, 'expiry' | 'scopes'>,
  secrets: readonly string[],
  now: number,
): Pick<TestResult, 'expiresAt' | 'scopes'> {
  const expiresAt = expiry === undefined ? null : momentOf(saidAt(answer, expiry), expiry.form, now);
  const list = scopes === undefined ? [] : scopesIn(saidAt(answer, scopes), secrets);
  return { ...(expiresAt === null ? {} : { expiresAt }), ...(list.length === 0 ? {} : { scopes: list }) };
}

/** The header, or where it says nothing the place in the body. */
function saidAt(
  answer: Answer,
  { path, header }: { path?: string | undefined; header?: string | undefined },
): unknown {
  const said = header === undefined ? null : answer.header(header);
  return said ?? (path === undefined ? null : valueAt(answer, path));
}

type Form = NonNullable<ProviderCheck['expiry']>['form'];

/** The end that a value names; null for none, and for one that a token which was just accepted can't have. */
function momentOf(value: unknown, form: Form, now: number): number | null {
  const moment =
    form === 'date' ? dateOf(value) : numberOf(value) * UNIT[form] + (form === 'seconds-left' ? now : 0);
  const rounded = Math.round(moment);
  return rounded > now && rounded < LATEST ? rounded : null;
}

const UNIT = { 'seconds-left': 1000, 'unix-seconds': 1000, 'unix-milliseconds': 1 } as const;

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}(?:\.\d{1,9})?$/.test(value.trim())
    ? Number(value)
    : Number.NaN;
}

/** `2026-12-01 10:00:00 UTC`: browsers read it differently, or not at all. */
const SPACED =
  /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?: ?(?:(UTC|GMT|Z)|([+-]\d\d):?(\d\d)))?$/;

function dateOf(value: unknown): number {
  if (typeof value !== 'string' || value.length > 64) return Number.NaN;
  const [, date, time, , hours, minutes] = SPACED.exec(value.trim()) ?? [];
  if (date === undefined) return Date.parse(value);
  return Date.parse(`${date}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
}

/** Words of a header, or texts of a list. Each is cleaned, and none that is empty or said twice is kept. */
function scopesIn(value: unknown, secrets: readonly string[]): string[] {
  const texts =
    typeof value === 'string'
      ? value.split(/[\s,]+/, 1000)
      : Array.isArray(value)
        ? value.slice(0, 1000)
        : [];
  const kept = new Set<string>();
  for (const text of texts) {
    if (typeof text !== 'string') continue;
    const clean = cleanText(text, secrets);
    if (clean === '') continue;
    if (kept.size === MOST_SCOPES && !kept.has(clean)) {
      kept.add(MORE);
      break;
    }
    kept.add(clean.length > LONGEST_SCOPE ? `${clean.slice(0, LONGEST_SCOPE - 1)}${MORE}` : clean);
  }
  // Pieces of a secret are not scopes, however a server cuts it.
  return holdsSecret([...kept].join(''), secrets) ? [] : [...kept];
}
