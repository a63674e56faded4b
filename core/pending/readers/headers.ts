import type { Block, PasteReader } from '../find';
import { isOrdinaryHeader } from '../names';
import { headerParts } from './header-parts';
import { isBlank, withoutComment, withoutDecoration } from './lines';
import { isHeaderName } from './named-value';

const LINE = /^:?["'`]?([A-Za-z][A-Za-z0-9-]{1,63})["'`]?\s*:\s*(\S.*)$/s;
const WITHOUT_COLON = /^["'`]?Authorization["'`]?\s+(["'`]?(?:Bearer|Token|ApiKey|Basic)\s+\S+)$/i;
const NAME_ALONE = /^:?([A-Za-z][A-Za-z0-9-]{1,63})\s*:?$/;

/** Header lines, and the two lines a header that developer tools copy: its name, then its value. */
export const headers: PasteReader = {
  name: 'headers',
  accepts: (lines, at) => headerAt(lines, at) !== null,
  read(lines, at): Block {
    const header = headerAt(lines, at);
    if (header === null) return { found: [], next: at + 1 };
    return {
      found: headerParts(header.name, header.value).map((part) => ({ part })),
      next: at + header.lines,
    };
  },
};

function headerAt(
  lines: readonly string[],
  at: number,
): { readonly name: string; readonly value: string; readonly lines: number } | null {
  const line = withoutDecoration((lines[at] ?? '').replace(/^\s*[<>]\s(?=[A-Za-z-]+:)/, ''));
  const credential = WITHOUT_COLON.exec(line)?.[1];
  if (credential !== undefined) return { name: 'Authorization', value: credential, lines: 1 };
  const [, name, value] = LINE.exec(unwrapped(line)) ?? [];
  if (name !== undefined && value !== undefined)
    return isName(name) && !/^[{[(]/.test(value) && !isConcatenated(value)
      ? { name, value: withoutComment(value).value, lines: 1 }
      : null;
  const alone = NAME_ALONE.exec(line)?.[1];
  if (alone === undefined || !isName(alone)) return null;
  // Developer tools write small letters; a lone word with a capital may be a heading.
  if (isBlank(lines[at + 1])) return line.endsWith(':') ? { name: alone, value: '', lines: 1 } : null;
  return { name: alone, value: (lines[at + 1] ?? '').trim(), lines: 2 };
}

/** One pair of quotes around the whole line, as in code. */
function unwrapped(line: string): string {
  return /^(["'`])([A-Za-z-]+\s*:.*)\1[,;)\]]*$/s.exec(line)?.[2] ?? line;
}

function isName(name: string): boolean {
  return (
    isHeaderName(name) ||
    /^(?:accept|cookie|host|location|origin|referer|connection|authority|method|path|scheme|priority|pragma|dnt|te|from)$/i.test(
      name,
    ) ||
    (name.includes('-') && isOrdinaryHeader(name))
  );
}

/** `"Bearer " + token` is code. */
function isConcatenated(value: string): boolean {
  return /^(["'`]).*\1\s*[+.%]\s*[\w$"'`]/.test(value);
}
