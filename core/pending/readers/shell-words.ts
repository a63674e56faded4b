/** Splits commands into words as shells do, and never further than the paste goes. */

/** One command. It ends at `|`, `;`, `&` or the end of a line. */
export interface ShellWords {
  readonly words: readonly string[];
  /** Index of the first line that is not part of the command. */
  readonly next: number;
  /** What follows the command on its last line, mostly another one. It goes on at `next`. */
  readonly behind: string;
}

/** A backslash, a caret or a backtick at the end, with a comment that the documentation put behind it. */
const CONTINUED = /(?:^|\s)[\\^`][ \t]*(?:(?:#|\/\/).*)?$|\^$/;
/** A line of options goes on with the command above it also where that line's end was not escaped. */
const MORE_OPTIONS = /^\s+--?[A-Za-z]/;

/**
 * The words of the command that begins at a line. Quotes join, backslashes escape; a quote that is never
 * closed is a character like others.
 * @param first the line without prompt and decoration
 * @param closing the character that ends it, where it is inside `$( )` or backticks
 */
export function shellWords(
  lines: readonly string[],
  at: number,
  first: string,
  closing: ')' | '`' | null = null,
): ShellWords {
  const command = new Command(lines, at, first, closing);
  let goesOn = true;
  while (goesOn) goesOn = command.isLineDone() ? command.takeLine() : command.takeCharacter();
  return { words: command.finish(), next: Math.max(command.next, at + 1), behind: command.behind };
}

/** A command that is being split. `takeLine` and `takeCharacter` return false where it ends. */
class Command {
  next: number;
  behind = '';
  readonly #closing: ')' | '`' | null;
  readonly #lines: readonly string[];
  /** The command is one for Windows' `cmd`, which escapes with carets. */
  readonly #isCmd: boolean;
  readonly #closable = { '"': true, "'": true };
  readonly #words: string[] = [];
  #word: string | null = null;
  #open: '"' | "'" | null = null;
  /** The quotation is one of `$'…'`, in which a backslash escapes. */
  #isAnsi = false;
  #line: TidyLine;
  #position = 0;

  constructor(lines: readonly string[], at: number, first: string, closing: ')' | '`' | null) {
    this.next = at;
    this.#closing = closing;
    this.#lines = lines;
    this.#isCmd = /\^(?:["^%&]|$)/m.test(first) || /^\s*curl\.exe\b/.test(first);
    this.#line = tidy(first);
  }

  isLineDone(): boolean {
    return this.#position >= this.#line.text.length;
  }

  takeLine(): boolean {
    this.next += 1;
    const following = this.#lines[this.next];
    const isQuoted = this.#open !== null;
    const hasMoreOptions = following !== undefined && MORE_OPTIONS.test(following) && this.#words.length > 0;
    const goesOn = isQuoted || this.#line.goesOn || hasMoreOptions;
    if (following === undefined || !goesOn || (!isQuoted && following.trim() === '')) return false;
    if (!isQuoted) this.#endWord();
    else if (!this.#line.goesOn) this.#add('\n');
    this.#line = tidy(following, isQuoted);
    this.#position = 0;
    return true;
  }

  takeCharacter(): boolean {
    const character = this.#line.text[this.#position] ?? '';
    this.#position += 1;
    if (this.#open !== null) this.#takeQuoted(character, this.#open);
    else if (character === '^' && this.#isCmd) {
      if (this.#following() !== '"') this.#takeEscaped();
    } else if ((character === '"' || character === "'") && this.#closable[character])
      this.#openQuote(character);
    else if (character === '\\') this.#takeEscaped();
    else if (/[ \t]/.test(character)) this.#endWord();
    else if (this.#endsCommand(character)) {
      this.behind = this.#line.text.slice(this.#position) + (this.#line.goesOn ? ' \\' : '');
      this.next += 1;
      return false;
    } else if (character === '#' && this.#word === null) this.#position = this.#line.text.length;
    else this.#add(character);
    return true;
  }

  finish(): readonly string[] {
    this.#endWord();
    return this.#words;
  }

  #takeQuoted(character: string, quote: '"' | "'"): void {
    if (character === '^' && this.#isCmd) {
      // `^"` ends a quotation, `^\^"` is a quotation mark inside it.
      if (this.#line.text.startsWith('\\^"', this.#position)) {
        this.#add('"');
        this.#position += 3;
      } else if (this.#following() !== '"') this.#takeEscaped();
    } else if (character === quote) {
      this.#open = null;
      this.#isAnsi = false;
    } else if (character === '\\' && this.#isAnsi) this.#takeAnsi();
    else if (character === '\\' && quote === '"' && /["\\$`]/.test(this.#following())) this.#takeEscaped();
    else this.#add(character);
  }

  #openQuote(quote: '"' | "'"): void {
    const isClosed = isQuoteClosed(this.#lines, this.next, this.#line.text, this.#position, quote);
    this.#closable[quote] = isClosed;
    if (isClosed) {
      this.#open = quote;
      this.#isAnsi = this.#word === '$' && quote === "'";
      this.#word = this.#word === '$' ? '' : (this.#word ?? '');
    } else this.#add(quote);
  }

  /** `&` inside of an address belongs to it. */
  #endsCommand(character: string): boolean {
    if (character === '&' && this.#word !== null && /[?=]/.test(this.#word)) return false;
    return /[|;&]/.test(character) || character === this.#closing;
  }

  /** `\'` and `\u0021`, as browsers copy them. */
  #takeAnsi(): void {
    const rest = this.#line.text.slice(this.#position, this.#position + 5);
    const code = /^(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(rest);
    if (code === null) {
      const sign = this.#following();
      this.#add({ n: '\n', r: '\r', t: '\t' }[sign] ?? sign);
      this.#position += 1;
      return;
    }
    this.#add(String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16)));
    this.#position += code[0].length;
  }

  #takeEscaped(): void {
    this.#add(this.#following());
    this.#position += 1;
  }

  /** The character at the position; empty at the end of the line. */
  #following(): string {
    return this.#line.text[this.#position] ?? '';
  }

  #add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #endWord(): void {
    if (this.#word !== null) this.#words.push(this.#word);
    this.#word = null;
  }
}

interface TidyLine {
  readonly text: string;
  /** The line's end is escaped. */
  readonly goesOn: boolean;
}

function tidy(line: string, quoted = false): TidyLine {
  const end = quoted ? -1 : line.search(CONTINUED);
  return end < 0 ? { text: line, goesOn: false } : { text: line.slice(0, end), goesOn: true };
}

/** Whether a quote has its other half in this line or in one of the next. Asked until the answer is no, once. */
function isQuoteClosed(
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
