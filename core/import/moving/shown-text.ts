import { looksRandom } from '../../pending/instead';
import { cleanText } from '../../probe/clean-text';

/** Shorter parts of a secret are not told from chance; shorter secrets count as a whole. Characters. */
const SHORTEST_ECHO = 8;
const SHORTEST_SECRET = 4;
/** Shorter words that look made by a machine are versions and numbers. Characters. */
const SHORTEST_RANDOM = 12;

/**
 * Makes texts of a file safe to show: one line, nothing hidden, and empty where a secret of the file is in it, whole
 * or in parts. A word that looks like a secret is left out, as keys are typed into fields for names, too. All texts are
 * asked at once, so that every secret is read once.
 * @param longest of a text that is shown, in characters
 * @returns what is shown of each
 */
export function shownTexts(
  texts: readonly string[],
  secrets: readonly string[],
  longest: number,
): (text: string) => string {
  const cleaned = new Map(texts.map((text) => [text, cut(cleanText(text, []), longest)]));
  const sizes = Array.from({ length: SHORTEST_ECHO - SHORTEST_SECRET }, (_, at) => SHORTEST_SECRET + at);
  const parts = new Set([...cleaned.values()].flatMap((text) => partsOf(text, SHORTEST_ECHO)));
  const echoed = new Set<string>();
  const short = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST_ECHO) short.add(secret);
    else for (const part of partsOf(secret, SHORTEST_ECHO)) if (parts.has(part)) echoed.add(part);
  }
  const isEcho = (text: string): boolean =>
    partsOf(text, SHORTEST_ECHO).some((part) => echoed.has(part)) ||
    sizes.some((size) => partsOf(text, size).some((part) => short.has(part)));
  const shown = new Map(
    [...cleaned].map(([text, clean]) => [text, isEcho(clean) ? '' : withoutRandom(clean)]),
  );
  return (text) => shown.get(text) ?? '';
}

function withoutRandom(text: string): string {
  return text.replace(/[A-Za-z0-9]+/g, (word) =>
    word.length >= SHORTEST_RANDOM && looksRandom(word) ? '…' : word,
  );
}

function partsOf(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
    text.slice(at, at + length),
  );
}

/** Ends at whole characters. */
function cut(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${Array.from(text.slice(0, longest - 1))
        .join('')
        .replace(/[\ud800-\udbff]$/, '')}…`;
}
