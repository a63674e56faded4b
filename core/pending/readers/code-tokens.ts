/** The least of a programming language that all of them share: quoted texts, words, symbols, comments. */

export interface CodeToken {
  readonly kind: 'text' | 'word' | 'sign';
  readonly value: string;
  /** Index of the line. */
  readonly line: number;
}

const WORD = /[A-Za-z_$@][\w$@]*|\d[\w.]*/y;
const SIGN = /=>|:=|==+|!=|->|::|\+=|[^\sA-Za-z0-9_]/y;
const LINE_COMMENT = /(?:\/\/|#(?![{[])|--\s).*/y;
const BLOCK_COMMENTS = [
  ['/*', '*/'],
  ['<!--', '-->'],
] as const;

/** Splits lines of code. Comments are left out; a quote without its other half on the line is a symbol. */
export function codeTokens(lines: readonly string[], from: number, to: number): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let until: string | null = null;
  for (let line = from; line < to; line += 1) {
    const text = lines[line] ?? '';
    const unclosed = new Set<string>();
    let at = 0;
    while (at < text.length) {
      if (until !== null) {
        const end: number = text.indexOf(until, at);
        at = end < 0 ? text.length : end + until.length;
        if (end >= 0) until = null;
        continue;
      }
      const character = text[at] ?? '';
      if (/\s/.test(character)) {
        at += 1;
        continue;
      }
      const comment = BLOCK_COMMENTS.find(([start]) => text.startsWith(start, at));
      if (comment !== undefined) {
        until = comment[1];
        at += comment[0].length;
        continue;
      }
      if (/["'`]/.test(character) && !unclosed.has(character)) {
        const end = closing(text, at);
        if (end < 0) unclosed.add(character);
        else {
          tokens.push({ kind: 'text', value: unescaped(text.slice(at + 1, end)), line });
          at = end + 1;
          continue;
        }
      }
      const isStart = at === 0 || /\s/.test(text[at - 1] ?? '');
      if (isStart && match(LINE_COMMENT, text, at) !== null) break;
      const word = match(WORD, text, at);
      const sign = word ?? match(SIGN, text, at) ?? character;
      tokens.push({ kind: word === null ? 'sign' : 'word', value: sign, line });
      at += sign.length;
    }
  }
  return tokens;
}

/** Index of the quote that ends a text, or -1. */
function closing(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === quote) return end;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replace(/\\(["'`/\\])/g, '$1').replace(/(?:\\[rnt])+$/, '');
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
