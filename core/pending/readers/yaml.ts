import type { Block, Part, PasteReader } from '../find';
import { isComment, withoutComment } from './lines';
import { namedValue } from './named-value';

const LINE = /^(\s*(?:-\s+)?)(["']?)([A-Za-z_][\w.-]{0,63})\2\s*:(?:\s+(.*))?$/s;
const SAYS_NAME = /^(?:name|key|header|field|variable)$/i;

/**
 * Lines of YAML, and of whatever else writes `name: value`. Line by line and without aliases: a file that
 * multiplies itself is read once. A pair of `name:` and `value:` is one.
 */
export const yaml: PasteReader = {
  name: 'yaml',
  accepts: (lines, at) => lineOf(lines[at] ?? '') !== null,
  read(lines, at): Block {
    const found: { part: Part; line: number }[] = [];
    let next = at;
    let named: string | null = null;
    for (; next < lines.length; next += 1) {
      const line = lineOf(lines[next] ?? '');
      if (line === null) break;
      const value = isBlockStart(line.value) ? (lines[next + 1] ?? '').trim() : line.value;
      const from = next;
      if (isBlockStart(line.value) && lines[next + 1] !== undefined) next += 1;
      if (SAYS_NAME.test(line.name) && /^["']?[A-Za-z_][\w-]{1,63}["']?,?$/.test(value)) {
        named = value.replace(/["',]/g, '');
        continue;
      }
      const name = /^value$/i.test(line.name) && named !== null ? named : line.name;
      if (value !== '' || /token|key|secret|authorization/i.test(name))
        for (const part of namedValue(name, value, 'field')) found.push({ part, line: from });
    }
    return { found, next: Math.max(next, at + 1) };
  },
};

function lineOf(line: string): { readonly name: string; readonly value: string } | null {
  if (line.length > 20_000 || isComment(line)) return null;
  const [, , , name, rest = ''] = LINE.exec(line) ?? [];
  if (name === undefined) return null;
  const value = withoutComment(rest.replace(/^(?:&\w+\s+|!!?\w+\s+(?=\S)(?<!!secret\s))/, '')).value;
  // An object, a call or several quoted parts are code; prose behind a colon is prose.
  if (/^[{[(]|^\w+\(/.test(value) || /^(["'`])(?:(?!\1).)*\1\s*[+.%,]\s*[\w$"'`]/.test(value)) return null;
  if (/\s/.test(value) && !/^["'`!$]|^(?:\S+\s+)?\S+$|\$\{\{/.test(value)) return null;
  return { name, value };
}

function isBlockStart(value: string): boolean {
  return /^[|>][+-]?\d?$/.test(value);
}
