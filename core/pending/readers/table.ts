import type { Block, Part, PasteReader } from '../find';
import { looksRandom } from '../instead';
import { isTelling } from '../names';
import { isBlank } from './lines';

/** Rows and cells that are looked at. */
const MOST_ROWS = 200;
const MOST_CELLS = 40;
const LONGEST_LINE = 4_000;
/** What separates cells, the surest first: lines of a table, tabs, the gaps of a command's output, commas. */
const SEPARATORS = [/\s*\|\s*/, /\t/, /\s{2,}/, /[,;]/] as const;
const RULE = /^[\s|:+=-]{3,}$/;

/**
 * Lines with cells under a line with their names, of which one names tokens: of a page, of a command's output, of a
 * file of values. Only the columns that name tokens are read.
 */
export const table: PasteReader = {
  name: 'table',
  accepts: (lines, at) => tableAt(lines, at) !== null,
  read: (lines, at) => tableAt(lines, at) ?? { found: [], next: at },
};

function tableAt(lines: readonly string[], at: number): Block | null {
  const head = lines[at] ?? '';
  if (head.length > LONGEST_LINE || !/token|key|secret|credential|password/i.test(head)) return null;
  for (const separator of SEPARATORS) {
    const names = cellsOf(head, separator);
    const columns = names.flatMap((name, column) => (isColumnName(name) && isTelling(name) ? [column] : []));
    if (names.length < 2 || columns.length === 0 || !names.every(isColumnName)) continue;
    const block = rowsBelow(lines, at + 1, separator, names, columns);
    if (block.found.length > 0) return block;
  }
  return null;
}

function rowsBelow(
  lines: readonly string[],
  from: number,
  separator: RegExp,
  names: readonly string[],
  columns: readonly number[],
): Block {
  const found: { part: Part; line: number }[] = [];
  let line = from;
  for (; line < lines.length && line < from + MOST_ROWS && !isBlank(lines[line]); line += 1) {
    const row = lines[line] ?? '';
    if (RULE.test(row)) continue;
    const cells = row.length > LONGEST_LINE ? [] : cellsOf(row, separator);
    if (cells.length !== names.length) break;
    for (const column of columns) {
      const [name = '', value = ''] = [names[column], cells[column]];
      if (looksRandom(value)) found.push({ part: { kind: 'pair', name, value, form: 'label' }, line });
    }
  }
  return { found, next: line };
}

function cellsOf(line: string, separator: RegExp): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(separator, MOST_CELLS)
    .map((cell) => cell.trim().replace(/^(["'`])(.*)\1$/, '$2'));
}

function isColumnName(cell: string): boolean {
  return /^[A-Za-z][\w ()./-]{0,30}$/.test(cell);
}
