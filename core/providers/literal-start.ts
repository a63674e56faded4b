/** A pattern with more beginnings than this is cut where they part. */
const MOST_STARTS = 64;
/** A set of more characters than this is not a literal. */
const MOST_CHARACTERS = 8;
/** Long literals say no more than their beginning. Characters. */
const LONGEST_START = 40;

/** A beginning of the texts that a pattern matches; `open` where what follows in the pattern follows in it. */
interface Start {
  readonly text: string;
  readonly open: boolean;
}

const NOTHING: readonly Start[] = [{ text: '', open: true }];
const ANYTHING: readonly Start[] = [{ text: '', open: false }];

/**
 * The letters that the matches of an anchored pattern begin with, one text for each of its alternatives:
 * `^(?:ghp|gho)_\w+$` has `ghp_` and `gho_`. Empty texts stand for alternatives that begin with no letter for sure.
 */
export function literalStarts(pattern: string): readonly string[] {
  const reader = { text: pattern, at: 0 };
  const starts = alternatives(reader);
  return [...new Set(starts.map(({ text }) => text))];
}

interface Reader {
  readonly text: string;
  at: number;
}

function alternatives(reader: Reader): readonly Start[] {
  const starts: Start[] = [...sequence(reader)];
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    starts.push(...sequence(reader));
  }
  return starts;
}

function sequence(reader: Reader): readonly Start[] {
  let starts = NOTHING;
  while (reader.at < reader.text.length && !/[|)]/.test(reader.text[reader.at] ?? '')) {
    const part = atom(reader);
    starts = joined(starts, repeated(part, quantifier(reader)));
  }
  return starts;
}

function joined(starts: readonly Start[], behind: readonly Start[]): readonly Start[] {
  const all = starts.flatMap((start) =>
    !start.open || start.text.length > LONGEST_START
      ? [{ ...start, open: false }]
      : behind.map(({ text, open }) => ({ text: start.text + text, open })),
  );
  return all.length > MOST_STARTS ? starts.map((start) => ({ ...start, open: false })) : all;
}

/** One character, one set of them, or one group. */
function atom(reader: Reader): readonly Start[] {
  const character = reader.text[reader.at] ?? '';
  reader.at += 1;
  if (character === '(') return group(reader);
  if (character === '[') return set(reader);
  if (character === '^' || character === '$') return NOTHING;
  if (character === '.') return ANYTHING;
  if (character !== '\\') return [{ text: character, open: true }];
  const escaped = reader.text[reader.at] ?? '';
  reader.at += 1;
  return /[A-Za-z0-9]/.test(escaped) ? ANYTHING : [{ text: escaped, open: true }];
}

function group(reader: Reader): readonly Start[] {
  const [opening = ''] = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(reader.text.slice(reader.at, reader.at + 40)) ?? [];
  reader.at += opening.length;
  const starts = alternatives(reader);
  reader.at += 1;
  // What only looks ahead takes no room.
  return /[=!]$/.test(opening) ? NOTHING : starts;
}

function set(reader: Reader): readonly Start[] {
  const [whole = ']', members = ''] =
    /^((?:\\.|[^\]\\])*)\]/.exec(reader.text.slice(reader.at, reader.at + 200)) ?? [];
  reader.at += whole.length;
  const isPlain = !/^\^|\\[A-Za-z0-9]|[^\\]-./.test(members);
  const characters = [...members.replaceAll('\\', '')];
  return isPlain && characters.length <= MOST_CHARACTERS
    ? characters.map((text) => ({ text, open: true }))
    : ANYTHING;
}

interface Quantifier {
  readonly least: number;
  readonly most: number;
}

function quantifier(reader: Reader): Quantifier {
  const [whole = '', sign, least, comma, most] =
    /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.text.slice(reader.at, reader.at + 20)) ?? [];
  reader.at += whole.length;
  if (whole === '') return { least: 1, most: 1 };
  if (sign !== undefined) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  return { least: Number(least), most: comma === '' ? Number(least) : Number(most || Infinity) };
}

function repeated(part: readonly Start[], { least, most }: Quantifier): readonly Start[] {
  // From the second turn on nothing is taken for a literal.
  const once = most === 1 ? part : part.map((start) => ({ ...start, open: false }));
  return least === 0 ? [...once, ...NOTHING] : once;
}
