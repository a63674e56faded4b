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
 * @param secrets everything that must not be shown; also found encoded, as in `formsOf`
 */
export function cleanText(text: string, secrets: readonly string[]): string {
  // Everything that joins or shortens comes before the search: afterwards it could put a secret together.
  const line = text.slice(0, 20_000).replace(INVISIBLE, '').replace(UNPRINTABLE, ' ').trim();
  return cut(withoutEcho(line, secrets.flatMap(formsOf)));
}

/** Whether a text spells out one of the secrets, whole, in any of the forms that a server might repeat it in. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return secrets.flatMap(formsOf).some((form) => text.includes(form));
}

/** The same, except for secrets so short that any text may contain them by chance. */
export function spellsOut(text: string, secrets: readonly string[]): boolean {
  return holdsSecret(
    text,
    secrets.filter(({ length }) => length >= SHORTEST_ECHO),
  );
}

/**
 * How a server may repeat a secret: as it is, in an address, in JSON, in hex, or in base64 of either alphabet at any
 * of its three alignments.
 */
function formsOf(secret: string): readonly string[] {
  if (secret === '') return [];
  const encoded = encodeURIComponent(secret);
  const inForm = encoded.replace(/[!'()*~]/g, (character) => `%${hexOf(character).toUpperCase()}`);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const aligned = ['', '\0', '\0\0'].map((before) => btoa(before + secret).slice(before === '' ? 0 : 4));
  const forms = [
    secret,
    ...[encoded, inForm].flatMap((form) => [form, form.replace(/%../g, (byte) => byte.toLowerCase())]),
    ...[inJson, inJson.replaceAll('/', '\\/')],
    ...[hexOf(secret), hexOf(secret).toUpperCase()],
    ...aligned.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
  ];
  return [...new Set(forms)].filter((form) => form !== '');
}

function hexOf(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
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
  const starts = startsOf(forms);
  let result = '';
  let at = 0;
  while (at < text.length) {
    const begins = starts.some(({ length, parts }) => parts.has(text.slice(at, at + length)));
    const length = begins ? Math.max(...forms.map((form) => longestEcho(text, at, form))) : 0;
    result += length === 0 ? text[at] : '[token]';
    at += Math.max(1, length);
  }
  return result;
}

/**
 * Every stretch that an echo can begin with, by its length. A look into a set for each place of the text, rather
 * than a search through all forms: a token may have many headers, and a server may answer at length.
 */
function startsOf(forms: readonly string[]): readonly { length: number; parts: ReadonlySet<string> }[] {
  const lengths = [...new Set(forms.map(shortestEcho))];
  return lengths.map((length) => ({
    length,
    parts: new Set(
      forms.filter((form) => shortestEcho(form) === length).flatMap((form) => partsOf(form, length)),
    ),
  }));
}

function partsOf(form: string, length: number): readonly string[] {
  return Array.from({ length: form.length - length + 1 }, (_, at) => form.slice(at, at + length));
}

function longestEcho(text: string, at: number, form: string): number {
  const shortest = shortestEcho(form);
  if (!form.includes(text.slice(at, at + shortest)) || at + shortest > text.length) return 0;
  let length = shortest;
  while (at + length < text.length && form.includes(text.slice(at, at + length + 1))) length += 1;
  return length;
}

function shortestEcho(form: string): number {
  return Math.min(SHORTEST_ECHO, form.length);
}
