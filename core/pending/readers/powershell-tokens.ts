import { withoutPrompt } from './lines';

export interface PowerShellToken {
  /** `end`: of a line or a statement. `open` and `close`: `@{`, `{`, `(` and their counterparts. */
  readonly kind: 'text' | 'word' | 'open' | 'close' | 'equals' | 'plus' | 'end';
  readonly value: string;
  /** Whether variables in a text are filled in. */
  readonly expands: boolean;
}

export interface PowerShellScript {
  readonly statements: readonly (readonly PowerShellToken[])[];
  /** Index of the first line after the script. */
  readonly next: number;
}

/** Lines that a quoted text may have. */
const LONGEST_TEXT = 2_000;
const WORD = /[^\s"'`(){};,=+]+/y;

/**
 * Splits a script into statements, and those into texts and words. A backtick escapes a character, or goes on with the
 * statement in the next line. The script ends before the first statement that does not begin like one.
 * @param isStart whether a statement can begin with this line
 */
export function powerShellScript(
  lines: readonly string[],
  from: number,
  isStart: (line: string) => boolean,
): PowerShellScript {
  const statements: PowerShellToken[][] = [];
  const unclosed = new Set<string>();
  let next = from;
  while (next < lines.length) {
    if ((lines[next] ?? '').trim() === '') {
      next += 1;
      continue;
    }
    if (!isStart(lines[next] ?? '')) break;
    const statement = new Statement(lines, next, unclosed);
    statements.push(statement.tokens);
    next = statement.next;
  }
  return { statements, next };
}

class Statement {
  readonly tokens: PowerShellToken[] = [];
  next: number;
  readonly #lines: readonly string[];
  /** Signs of texts that are never closed, so that nobody looks for their other half again. */
  readonly #unclosed: Set<string>;
  #read = { index: -1, line: '' };
  #depth = 0;
  #at = 0;

  constructor(lines: readonly string[], at: number, unclosed: Set<string>) {
    this.#lines = lines;
    this.#unclosed = unclosed;
    this.next = at;
    const first = lines[at] ?? '';
    this.#at = first.length - withoutPrompt(first).length;
    let goesOn = true;
    while (goesOn && this.next < lines.length) goesOn = this.#takeLine();
  }

  /** @returns whether the statement goes on in the next line */
  #takeLine(): boolean {
    for (let line = this.#line(); this.#at < line.length; line = this.#line()) {
      const character = line[this.#at] ?? '';
      const isFirst = this.#at === 0 || /\s/.test(line[this.#at - 1] ?? '');
      if (/\s/.test(character)) this.#at += 1;
      else if (character === '`' && /^`\s{0,80}$/.test(line.slice(this.#at, this.#at + 82)))
        return this.#endLine();
      else if (character === '#' && isFirst) break;
      else if (/["']/.test(character)) this.#takeText(character);
      else if (character === '@' && /^@["']\s{0,80}$/.test(line.slice(this.#at, this.#at + 83)))
        this.#takeHereText(line[this.#at + 1] ?? '"');
      else if (line.startsWith('@{', this.#at)) this.#sign('open', '@{', 1);
      else if (/[({]/.test(character)) this.#sign('open', character, 1);
      else if (/[)}]/.test(character)) this.#sign('close', character, -1);
      else if (character === '=') this.#sign('equals', character, 0);
      else if (character === '+') this.#sign('plus', character, 0);
      else if (/[;,]/.test(character)) this.#sign('end', character, 0);
      else this.#takeWord(line, character);
    }
    this.tokens.push({ kind: 'end', value: '\n', expands: false });
    this.#endLine();
    return this.#depth > 0;
  }

  /** The line now. It is read once, however many words it has. */
  #line(): string {
    if (this.#read.index !== this.next) this.#read = { index: this.next, line: this.#lines[this.next] ?? '' };
    return this.#read.line;
  }

  #endLine(): true {
    this.next += 1;
    this.#at = 0;
    return true;
  }

  #sign(kind: PowerShellToken['kind'], value: string, depth: number): void {
    this.#depth = Math.max(0, this.#depth + depth);
    this.tokens.push({ kind, value, expands: false });
    this.#at += value.length;
  }

  #takeWord(line: string, character: string): void {
    WORD.lastIndex = this.#at;
    const value = WORD.exec(line)?.[0] ?? character;
    this.tokens.push({ kind: 'word', value, expands: false });
    this.#at += value.length;
  }

  /** A text in quotes, which may go over lines. One that is never closed is a word of its own. */
  #takeText(quote: string): void {
    const parts: string[] = [];
    const last = this.#unclosed.has(quote) ? this.next - 1 : this.next + LONGEST_TEXT;
    for (let index = this.next; index <= last && index < this.#lines.length; index += 1) {
      const text = index === this.next ? this.#line() : (this.#lines[index] ?? '');
      for (let at = index === this.next ? this.#at + 1 : 0; at < text.length; at += 1) {
        const character = text[at] ?? '';
        if (character === quote && text[at + 1] !== quote) {
          this.tokens.push({ kind: 'text', value: parts.join(''), expands: quote === '"' });
          this.next = index;
          this.#at = at + 1;
          return;
        }
        if (character === quote || (character === '`' && quote === '"')) at += 1;
        parts.push(text[at] ?? '');
      }
      parts.push('\n');
    }
    this.#unclosed.add(quote);
    this.#takeWord('', quote);
  }

  /** `@"` to `"@`: a body, in which nothing is looked for. */
  #takeHereText(quote: string): void {
    const sign = `${quote}@`;
    let end = this.#unclosed.has(sign) ? this.#lines.length : this.next + 1;
    while (end < this.#lines.length && !this.#lines[end]?.startsWith(sign)) end += 1;
    this.tokens.push({ kind: 'text', value: '', expands: false });
    if (end < this.#lines.length) {
      this.next = end;
      this.#at = sign.length;
    } else {
      this.#unclosed.add(sign);
      this.#at = this.#line().length;
    }
  }
}
