import { isOrdinary } from './common-words';
import type { Provider } from './provider';

/** Words at the end of a name that say what it is, not whose. */
const KIND_OF_THING = /\s(?:api|rest|v\d+)$/i;

/** What names a provider in a variable, a label or a host, as letters in lower case without what separates words. */
export function nameKeys({
  id,
  name,
  aliases,
}: Pick<Provider, 'id' | 'name' | 'aliases'>): readonly string[] {
  return [...new Set([plainName(name), lettersOf(id), ...aliases])].filter((key) => key !== '');
}

/**
 * `pagerduty` for `PagerDuty REST API v2`, `flickr` for `Flickr (API key)`; `holidayapi` for `Holiday API`, as
 * `HOLIDAY_API_KEY` names the key of any API of holidays.
 */
function plainName(name: string): string {
  const words = name.replace(/\([^)]*\)/g, ' ').trim();
  let shorter = words;
  while (KIND_OF_THING.test(shorter)) shorter = shorter.replace(KIND_OF_THING, '').trim();
  return lettersOf(isOrdinary(lettersOf(shorter)) ? words : shorter);
}

/** Whether a name could only mean this company: it is no word of the language. */
export function isDistinct(key: string): boolean {
  return !isOrdinary(key);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
