/** Splits commands into words as shells do, and never further than the paste goes. */

/** What ends a command: a line end, `|`, `;`, `&`. */
export interface ShellWords {
  readonly words: readonly string[];
  /** Index of the first line that is not part of the command. */
  readonly next: number;
}

/** A backslash, a caret or a backtick at the end, with a comment that the documentation put behind it. */
const CONTINUED = /(?:^|\s)[\\^`][ \t]*(?:(?:#|\/\/).*)?$|\^$/;
/** A line of options goes on with the command above it also where that line's end was not escaped. */
const MORE_OPTIONS = /^\s+--?[A-Za-z]/;

/**
 * The words of the command that begins at a line. Quotes join, backslashes escape; a quote that is never
 * closed is a character like others.
 * @param first the line without prompt and decoration
 */
export function shellWords(lines: readonly string[], at: number, first: string): ShellWords {
  const isCmd = /\^(?:["^%&]|$)/m.test(first) || /^\s*curl\.exe\b/.test(first);
  const words: string[] = [];
  const closable = { '"': true, "'": true };
  let word: string | null = null;
  let next = at;
  let line = tidy(first);
  let position = 0;
  let open: '"' | "'" | null = null;
  for (;;) {
    if (position >= line.text.length) {
      next += 1;
      const following = lines[next];
      const goesOn =
        open !== null ||
        line.goesOn ||
        (following !== undefined && MORE_OPTIONS.test(following) && words.length > 0);
      if (following === undefined || !goesOn || (open === null && following.trim() === '')) break;
      if (open !== null && word !== null) word += line.goesOn ? '' : '\n';
      else if (word !== null) {
        words.push(word);
        word = null;
      }
      line = tidy(following, open !== null);
      position = 0;
      continue;
    }
    const character: string = line.text[position] ?? '';
    position += 1;
    if (open !== null) {
      if (character === '^' && isCmd) {
        // `^"` ends a quotation, `^\^"` is a quotation mark inside it.
        if (line.text.startsWith('\\^"', position)) {
          word = `${word ?? ''}"`;
          position += 3;
        } else if (line.text[position] !== '"') {
          word = (word ?? '') + (line.text[position] ?? '');
          position += 1;
        }
      } else if (character === open) open = null;
      else if (character === '\\' && open === '"' && /["\\$`]/.test(line.text[position] ?? '')) {
        word += line.text[position] ?? '';
        position += 1;
      } else word = (word ?? '') + character;
      continue;
    }
    if (character === '^' && isCmd) {
      if (line.text[position] === '"') continue;
      word = (word ?? '') + (line.text[position] ?? '');
      position += 1;
    } else if ((character === '"' || character === "'") && closable[character]) {
      closable[character] = isClosed(lines, next, line.text, position, character);
      if (closable[character]) {
        open = character;
        word = word === '$' ? '' : (word ?? '');
      } else word = (word ?? '') + character;
    } else if (character === '\\') {
      word = (word ?? '') + (line.text[position] ?? '');
      position += 1;
    } else if (/[ \t]/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (/[|;&]/.test(character) && !(character === '&' && word !== null && /[?=]/.test(word))) {
      // What follows is another command; only the rest of this line is skipped.
      next += 1;
      break;
    } else if (character === '#' && word === null) position = line.text.length;
    else word = (word ?? '') + character;
  }
  if (word !== null) words.push(word);
  return { words, next: Math.max(next, at + 1) };
}

function tidy(line: string, quoted = false): { readonly text: string; readonly goesOn: boolean } {
  const end = quoted ? -1 : line.search(CONTINUED);
  return end < 0 ? { text: line, goesOn: false } : { text: line.slice(0, end), goesOn: true };
}

/** Whether a quote has its other half in this line or in one of the next. Asked until the answer is no, once. */
function isClosed(
  lines: readonly string[],
  at: number,
  text: string,
  position: number,
  quote: string,
): boolean {
  if (text.indexOf(quote, position) >= 0) return true;
  for (let next = at + 1; next < lines.length && next <= at + LONGEST_QUOTE; next += 1)
    if (lines[next]?.includes(quote)) return true;
  return false;
}

/** Lines that a quoted argument may have. */
const LONGEST_QUOTE = 2_000;
