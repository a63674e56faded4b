/** The narrowest terminal, mail or page that breaks a token. Characters. */
const NARROWEST = 16;
/** A lone word below a line of this length may be the rest of the line's last word. Characters. */
const WIDE = 60;
const LONE_WORD = /^\s*([A-Za-z0-9._~+/=-]+)((?:\\?["'`].*)?)\s*$/;
/** A header that goes on in the next line, which is indented. */
const FOLDED = /^\s*(?:authorization:\s*[A-Za-z-]{3,20}\s+|x-api-key:\s*)[A-Za-z0-9._~+/-]{8,}$/i;
const LAST_WORD = /(?:^|[\s"'`=:])([A-Za-z0-9._~+/-]+)\s*$/;

export interface Joined {
  readonly lines: readonly string[];
  /** By line: the number of lines of the paste that it was, where that is more than one. */
  readonly joinedFrom: ReadonlyMap<number, number>;
}

/**
 * Puts tokens together that a terminal or a PDF broke into lines. Every line is looked at once.
 * @param isToken whether a text as a whole is a token of a known form
 */
export function joinWrapped(lines: readonly string[], isToken: (text: string) => boolean): Joined {
  const joined: string[] = [];
  const joinedFrom = new Map<number, number>();
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const armoured = armouredOver(lines, at);
    if (armoured > 1) {
      const last = lines[at + armoured - 1] ?? '';
      joined.push(line + (last.includes('-----END') ? last.trim() : ''));
      at += armoured;
      continue;
    }
    const count = escapedOver(lines, at) ?? quotedOver(lines, at) ?? wrappedOver(lines, at, isToken);
    if (count > 1) {
      const rest = lines.slice(at + 1, at + count).map((each) => each.trim());
      joined.push([line.trimEnd(), ...rest].map((each) => each.replace(/\\$/, '')).join(''));
      joinedFrom.set(joined.length - 1, count);
    } else joined.push(line);
    at += count;
  }
  return { lines: joined, joinedFrom };
}

/** A shell's way to go on with a word: a backslash at its end, and the rest at the beginning of the next line. */
function escapedOver(lines: readonly string[], at: number): number | null {
  let count = 1;
  while (
    /[A-Za-z0-9_-]\\$/.test(lines[at + count - 1] ?? '') &&
    /^[A-Za-z0-9_]/.test(lines[at + count] ?? '')
  )
    count += 1;
  return count > 1 ? count : null;
}

/** Lines that a key or a certificate may have. */
const LONGEST_ARMOUR = 200;

/** Over how many lines a key or a certificate goes. Nothing between the first and the last is read: none is a token. */
function armouredOver(lines: readonly string[], at: number): number {
  const first = lines[at] ?? '';
  if (!/-----BEGIN [A-Z0-9 ]{3,40}-----/.test(first) || first.includes('-----END')) return 1;
  const below = lines.slice(at + 1, at + LONGEST_ARMOUR);
  const end = below.findIndex((line) => line.includes('-----END') || line.includes('-----BEGIN'));
  const isClosed = end >= 0 && (below[end] ?? '').includes('-----END');
  if (isClosed) return end + 2;
  const other = below.findIndex((line) => !/^[A-Za-z0-9+/=\s]*$/.test(line));
  return (other < 0 ? below.length : other) + 1;
}

const OPEN_QUOTE = /[=:]\s*("{3}|'{3}|["'](?=[A-Za-z0-9]))([A-Za-z0-9._~+/=-]*)$/;
/** Lines that a text in quotes may have. */
const LONGEST_QUOTE = 60;

/** Over how many lines a value goes whose quote is closed further down, with nothing but its characters between. */
function quotedOver(lines: readonly string[], at: number): number | null {
  const [, quote, start = ''] = OPEN_QUOTE.exec(lines[at] ?? '') ?? [];
  if (quote === undefined || (quote.length === 1 && start === '')) return null;
  for (let next = at + 1; next < lines.length && next < at + LONGEST_QUOTE; next += 1) {
    const line = (lines[next] ?? '').trim();
    const end = line.indexOf(quote);
    if (!/^[A-Za-z0-9._~+/=-]*$/.test(end < 0 ? line : line.slice(0, end))) return null;
    if (end >= 0) return /^[,;)\s]*$/.test(line.slice(end + quote.length)) ? next - at + 1 : null;
  }
  return null;
}

/** Over how many lines, from this one on, one token goes. */
function wrappedOver(lines: readonly string[], at: number, isKnown: (text: string) => boolean): number {
  const first = (lines[at] ?? '').trimEnd();
  const word = LAST_WORD.exec(first)?.[1];
  if (FOLDED.test(first) && /^\s+[A-Za-z0-9._~+/-]+=*\s*$/.test(lines[at + 1] ?? '')) return 2;
  if (word === undefined || word.length < NARROWEST) return 1;
  const rest: string[] = [];
  let closed = false;
  for (let next = at + 1; !closed && next < lines.length && rest.length < 60; next += 1) {
    const [, part, behind] = LONE_WORD.exec(lines[next] ?? '') ?? [];
    if (part === undefined) break;
    rest.push(part);
    closed = behind !== '';
  }
  if (rest.length === 0) return 1;
  const width = first.trim().length;
  if (!isKnown(word) && rest.length === 1 && isKnown(word + (rest[0] ?? ''))) return 2;
  if (word.startsWith('eyJ')) return overJwt(word, rest);
  if (rest.some((part) => startOf(part) !== null && startOf(part) === startOf(word))) return 1;
  const isLone = first.trim() === word;
  // All lines are full but the last; a lone word that is followed by one shorter word may be two tokens.
  const full = rest.findIndex((part) => part.length !== width);
  const count = isLone ? full + 1 : width >= WIDE ? 1 : 0;
  if (isLone && (full < 0 || (rest[full]?.length ?? 0) >= width)) return 1;
  if (isLone && full < 1 && width < WIDE) return 1;
  return isLone ? 1 + count : 1 + (isToken(rest[0] ?? '') ? count : 0);
}

/** A JSON Web Token says itself when it is whole: two dots, and a signature. */
function overJwt(word: string, rest: readonly string[]): number {
  const dots = (text: string) => text.split('.').length - 1;
  if (dots(word) === 2 && (word.split('.')[2]?.length ?? 0) >= 43) return 1;
  let text = word;
  let count = 1;
  for (const part of rest) {
    if (part.startsWith('eyJ') && dots(text) === 2) break;
    if (dots(text + part) > 2 || /=/.test(part)) break;
    text += part;
    count += 1;
    if (dots(text) === 2 && (text.split('.')[2]?.length ?? 0) >= 43 && part.length < word.length) break;
  }
  return dots(text) === 2 ? count : 1;
}

/** The literal that tokens of one kind begin with: two lines that both have it are two tokens. */
function startOf(word: string): string | null {
  return /^([A-Za-z]{2,8}[_+-])/.exec(word)?.[1] ?? null;
}

function isToken(word: string): boolean {
  return /\d/.test(word) && !word.includes('=', 0) && !word.includes('://');
}
