import type { Block, Part, PasteReader } from '../find';
import { looksRandom } from '../instead';
import { isTelling } from '../names';
import { namedValue } from './named-value';

/** An element with nothing but text in it. */
const ELEMENT = /<([A-Za-z][\w:.-]{0,60})(?:\s[^<>]{0,400})?>([^<>]{1,8000})<\/\1\s*>/g;
/** Elements of pages that show what is to be copied. */
const SHOWS = /^(?:code|kbd|samp|pre|span|td|textarea|strong|b)$/i;

/** Elements of XML and of the source of pages, and the names above their values in property lists of Apple. */
export const markup: PasteReader = {
  name: 'markup',
  accepts: (lines, at) => partsAt(lines, at).length > 0,
  read: (lines, at): Block => ({
    found: partsAt(lines, at).map((part) => ({ part })),
    next: at + (isNameAlone(lines[at] ?? '') ? 2 : 1),
  }),
};

function partsAt(lines: readonly string[], at: number): readonly Part[] {
  const line = lines[at] ?? '';
  if (!line.includes('</')) return [];
  let named: string | null = null;
  const all = isNameAlone(line) ? `${line}${lines[at + 1] ?? ''}` : line;
  return [...all.matchAll(ELEMENT)].flatMap(([, element = '', inside = '']): readonly Part[] => {
    const text = inside.trim();
    const name = named;
    named =
      /^(?:key|name)$/i.test(element) && /^[A-Za-z_][\w. -]{1,63}$/.test(text) && !looksRandom(text)
        ? text
        : null;
    if (named !== null) return [];
    if (name !== null) return isTelling(name) ? namedValue(name, text, 'field') : [];
    if (SHOWS.test(element))
      return looksRandom(text) ? [{ kind: 'pair', name: null, value: text, form: 'bare' }] : [];
    return isTelling(element) ? namedValue(element, text, 'field') : [];
  });
}

/** `<key>API_TOKEN</key>`, whose value stands on the next line. */
function isNameAlone(line: string): boolean {
  return /^\s*<key>[^<>]{1,80}<\/key>\s*$/i.test(line);
}
