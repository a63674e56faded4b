/** Bidi, zero-width and filler characters, which copying from web pages and chats adds. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
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
  const blanks = text.replace(WIDE_BLANK, ' ');
  const visible = blanks.replace(RUN, (run) => {
    const bare = withoutInvisible(run);
    if (bare.length === run.length) return run;
    return ADDRESS_LIKE.test(bare) ? run.replace(HARMLESS_EDGE, '') : drop(run);
  });
  const plain = visible
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛‹›]/g, "'")
    // Word processors join two hyphens to a dash.
    .replace(/(^|\s)[–—](?=[A-Za-z]{2})/g, '$1--')
    .replace(/(^|\s)[–—](?=[A-Za-z](?:\s|$))/g, '$1-');
  return { lines: plain.split(LINE_END), takenOut: [...takenOut] };
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** `U+200B` */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
