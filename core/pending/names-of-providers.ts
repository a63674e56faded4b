import { isEveryday, isNobodys } from '../providers/common-words';
import type { Provider } from '../providers/provider';
import { isDistinct } from '../providers/provider-names';
import type { Recogniser } from '../providers/recogniser';
import { plainName } from './names';

/** Words that frameworks put in front of the variables of a page. */
const FRAMEWORK = /^(?:next_public|nuxt_public|expo_public|react_app|vite|gatsby|public)_/;
/** What is left of `CLOSE_API_KEY` behind a name that is a word of the language. */
const ITS_KEY = /^api_(?:key|token|secret)$/;
/** Words of a name that are looked at. */
const MOST_WORDS = 12;
/** Words that one company's name has in a variable: `WEIGHTS_AND_BIASES`. */
const LONGEST_NAME = 5;

interface Named {
  /** The words, each between two `_`. */
  readonly words: string;
  readonly named: readonly Provider[];
}

/**
 * The providers that a variable, a field or a label is named after: that which declares it, those whose whole name
 * it begins with, the longest name first, and any other whose name is in it. A name that is a word of the language
 * counts only in `CLOSE_API_KEY`: `API_CLOSE_TOKEN` and `SERVICE_KEY` say nothing.
 */
export function providersNamed(known: Recogniser, name: string): Named {
  const plain = plainName(name.slice(0, 200));
  const words = `_${plain}_`;
  // A company of the same name may have the variable too.
  const named = [...known.withVariable(plain.toUpperCase()), ...begunBy(known, plain)];
  return { words, named: [...new Set(named)] };
}

function begunBy(known: Recogniser, plain: string): readonly Provider[] {
  const parts = plain.split('_').slice(0, MOST_WORDS);
  const first = parts.findIndex((word) => !isNobodys(word));
  // `NEW_RELIC_KEY`: a word that is nobody's may begin a name all the same.
  for (let from = 0; from <= first; from += 1) {
    const begins = nameAt(known, parts, from);
    if (begins === null) continue;
    const others = parts.flatMap((_, at) =>
      at < from + begins.length ? [] : (nameAt(known, parts, at)?.providers ?? []),
    );
    return [...begins.providers, ...others];
  }
  return ordinaryName(known, plain.replace(FRAMEWORK, '').split('_'));
}

interface NameAt {
  readonly providers: readonly Provider[];
  /** Of how many words. */
  readonly length: number;
}

/** The longest name that begins at a word, and means nothing else. */
function nameAt(known: Recogniser, parts: readonly string[], at: number): NameAt | null {
  for (let length = Math.min(LONGEST_NAME, parts.length - at); length > 0; length -= 1) {
    const own = parts.slice(at, at + length);
    // `NEWS_API_KEY` names the key of an API of news, not that of a NewsAPI.
    if (length > 1 && own.at(-1) === 'api') continue;
    const key = own.join('');
    const whole = known.named(key);
    const isOwn = isDistinct(key) && own.some((word) => !isNobodys(word));
    if (whole.length > 0 && isOwn) return { providers: whole, length };
  }
  const word = parts[at] ?? '';
  const near = isDistinct(word) && word.length > 4 ? known.nearlyNamed(word) : [];
  return near.length === 0 ? null : { providers: near, length: 1 };
}

function ordinaryName(known: Recogniser, parts: readonly string[]): readonly Provider[] {
  const [first = '', ...rest] = parts;
  return ITS_KEY.test(rest.join('_')) && !isEveryday(first) ? known.named(first) : [];
}
