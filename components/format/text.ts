import { localText, uiLanguage } from '../../platform/i18n';
import type messages from '../../public/_locales/en/messages.json';

/** Every text of the UI by its key in `_locales`. */
export type TextKey = keyof typeof messages;

/** The text for a key in the user's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...substitutions: readonly (string | number)[]): string {
  return localText(key, substitutions.map(String));
}

/** The text for a key that was put together at run time, or null when there is none. */
export function textIfAny(key: string, ...substitutions: readonly (string | number)[]): string | null {
  return localText(key, substitutions.map(String)) || null;
}

// To make a format takes longer than a hundred uses of it, and a list uses these in every row.
let counts: Intl.NumberFormat | undefined;
let distances: Intl.RelativeTimeFormat | undefined;

/** "a, b and c" in the user's language. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(items);
}

/** "1,057" in the user's language. */
export function countText(count: number): string {
  counts ??= new Intl.NumberFormat(uiLanguage());
  return counts.format(count);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 hr. ago" or "in 14 min." in the user's language. */
export function relativeTime(at: number, now: number): string {
  distances ??= new Intl.RelativeTimeFormat(uiLanguage(), { numeric: 'auto', style: 'short' });
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < MINUTE) return distances.format(Math.trunc(distance / 1000), 'second');
  if (size < HOUR) return distances.format(Math.trunc(distance / MINUTE), 'minute');
  if (size < DAY) return distances.format(Math.trunc(distance / HOUR), 'hour');
  return distances.format(Math.trunc(distance / DAY), 'day');
}

/** The same for what has happened. A page's clock may be half a minute behind, and "in 3 sec." would be a wonder. */
export function timeAgo(at: number, now: number): string {
  return relativeTime(Math.min(at, now), now);
}

/** "10:42" in the user's language. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(uiLanguage(), { timeStyle: 'short' }).format(at);
}

/** "21 Nov 2026, 10:42" in the user's language. */
export function momentText(at: number): string {
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** "21 Nov 2026" in the user's language. */
export function dayText(at: number): string {
  return new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'medium' }).format(at);
}
