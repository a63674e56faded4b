/** Bidi, zero-width and filler characters, which copying from web pages and chats adds, and control characters. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
/** Colours of a terminal. */
const COLOUR = /\p{Cc}\[[\d;]{0,20}m/gu;
const COLOUR_AT_EDGE = /^(?:\p{Cc}\[[\d;]{0,20}m)+|(?:\p{Cc}\[[\d;]{0,20}m)+$/gu;
/** Signs that the source of a page writes as names. */
const ENTITY = /&(quot|amp|lt|gt|nbsp|apos|#39|#34|#x27|#x22);/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ quot: '"', '#34': '"', '#x22': '"', apos: "'", '#39': "'", '#x27': "'" },
  ...{ amp: '&', lt: '<', gt: '>', nbsp: ' ' },
};
/** One or two pictures beside words, as chats and buttons have them; more may hide a token. */
const PICTURE =
  /(^|\s)(?:(?:\p{Extended_Pictographic}|[\u2713\u2717\u2718])[\ufe0f\u200d]?){1,2}(?=\s|$|(?<=^\S{1,4})[A-Za-z])/gmu;
/** The time in front of a message, as chats copy it. */
const TIME =
  /^[ \t]{0,8}\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \t]{1,4})?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[AP]M)?\]?[ \t]{1,4}(?:-[ \t]|<[\w.-]{1,30}>[ \t])?(?=[<A-Za-z])/gim;
/** Blanks of other widths, which editors put in the place of plain ones. */
const WIDE_BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const RUN = /[^ \t\r\n\v\f\u0085\u2028\u2029"'`<>]+/gu;
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;
/** Byte order marks and zero-width spaces at an address's edges hide nothing, unlike bidi characters. */
const HARMLESS_EDGE = /^[\ufeff\u200b]+|[\ufeff\u200b]+$/g;
const ADDRESS_LIKE = /:\/\/|^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i;

export interface Prepared {
  readonly lines: readonly string[];
  /** Names of the invisible characters that were taken out, each once: `U+200B`. */
  readonly takenOut: readonly string[];
}

/**
 * A paste as lines, with plain blanks and quotation marks, without invisible characters. Inside an address they
 * stay: dropping them first would turn a host that nobody knows into one that everybody knows.
 */
export function prepare(text: string): Prepared {
  const takenOut = new Set<string>();
  const drop = (run: string): string =>
    run.replace(INVISIBLE, (character) => {
      takenOut.add(codePointName(character));
      return '';
    });
  const coloured = (): string => {
    takenOut.add('U+001B');
    return '';
  };
  const single = oneByteEach(text);
  if (single !== text) takenOut.add(codePointName('\0'));
  const signs = single.replace(ENTITY, (_whole, name: string) => ENTITIES[name.toLowerCase()] ?? '');
  const plain = signs.replace(PICTURE, '$1').replace(TIME, '');
  const visible = plain.replace(WIDE_BLANK, ' ').replace(RUN, (run) => {
    if (withoutInvisible(run).length === run.length) return run;
    return ADDRESS_LIKE.test(withoutInvisible(run.replace(COLOUR, '')))
      ? run.replace(COLOUR_AT_EDGE, coloured).replace(HARMLESS_EDGE, '')
      : drop(run.replace(COLOUR, coloured));
  });
  const straight = visible
    .replace(/[“”„‟«»「」『』]/g, '"')
    .replace(/[‘’‚‛‹›]/g, "'")
    // Word processors join two hyphens to a dash.
    .replace(/(^|\s)[–—](?=[A-Za-z]{2})/g, '$1--')
    .replace(/(^|\s)[–—](?=[A-Za-z](?:\s|$))/g, '$1-');
  // Out of a text of JSON: all its quotation marks are escaped.
  const quoted =
    /\\"/.test(straight) && !/(?:^|[^\\])"/.test(straight) ? straight.replaceAll('\\"', '"') : straight;
  return { lines: quoted.split(LINE_END), takenOut: [...takenOut] };
}

/** Text of two bytes a character that was read as one byte each: every other character is a zero. */
function oneByteEach(text: string): string {
  const parts = text.split('\0');
  const isWide = parts.length > 4 && parts.length * 2 >= text.length - 4;
  return isWide ? parts.join('').replace(/^(?:\u00ff\u00fe|\u00fe\u00ff|\ufffd\ufffd)/, '') : text;
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** `U+200B` */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
