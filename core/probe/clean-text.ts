/** What is kept of a server's words, as a record's schema counts it. UTF-16 units. */
const LONGEST_MESSAGE = 200;
/** A shorter part of a secret that a server repeats is not told from chance. Characters. */
const SHORTEST_ECHO = 8;
/** Bidi, zero-width and filler characters: gone, so that they can't hide a secret between its letters. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
/** Control, private-use and unassigned characters, lone surrogates, and every kind of blank. */
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\s]+/gu;

/**
 * Makes a server's text safe to show: secret replaced, invisible and bidi characters gone,
 * one line, cut. Servers do repeat keys in their errors, whole or cut.
 * @param secrets everything that must not be shown; also found URL-encoded and in base64
 */
export function cleanText(text: string, secrets: readonly string[]): string {
  // Everything that joins or shortens comes before the search: afterwards it could put a secret together.
  const line = text.slice(0, 20_000).replace(INVISIBLE, '').replace(UNPRINTABLE, ' ').trim();
  return cut(withoutEcho(line, secrets.flatMap(formsOf)));
}

/** How a server may repeat a secret: as it is, in an address, or in base64 at any of its three alignments. */
function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const lowerCase = encoded.replace(/%../g, (byte) => byte.toLowerCase());
  const aligned = ['', '\0', '\0\0'].map((before) => btoa(before + secret).slice(before === '' ? 0 : 4));
  return [...new Set([secret, encoded, lowerCase, ...aligned])].filter((form) => form !== '');
}

function cut(line: string): string {
  if (line.length <= LONGEST_MESSAGE) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= LONGEST_MESSAGE) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Replaces each stretch of the text that repeats at least eight characters of a form, or all of it. */
function withoutEcho(text: string, forms: readonly string[]): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const length = Math.max(0, ...forms.map((form) => longestEcho(text, at, form)));
    result += length === 0 ? text[at] : '[token]';
    at += Math.max(1, length);
  }
  return result;
}

function longestEcho(text: string, at: number, secret: string): number {
  const shortest = Math.min(SHORTEST_ECHO, secret.length);
  if (!secret.includes(text.slice(at, at + shortest)) || at + shortest > text.length) return 0;
  let length = shortest;
  while (at + length < text.length && secret.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}
