import type { Block, Part, PasteReader } from '../find';
import { looksRandom } from '../instead';
import { isSecretAround, secretText } from './kubernetes';
import { isComment, withoutComment } from './lines';
import { namedValue, withOwner } from './named-value';

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
    const above: { readonly indent: number; readonly name: string }[] = [];
    for (; next < lines.length; next += 1) {
      const line = lineOf(lines[next] ?? '');
      if (line === null) break;
      const value = isBlockStart(line.value) ? (lines[next + 1] ?? '').trim() : line.value;
      const from = next;
      const indent = (lines[next] ?? '').search(/[^\s-]/);
      while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
      const parents = above.map((each) => each.name);
      if (line.value === '') above.push({ indent, name: line.name });
      if (isBlockStart(line.value) && lines[next + 1] !== undefined) next += 1;
      // The rest of an encrypted value, or of a key in lines.
      if (next > from && /^(?:\$ANSIBLE_VAULT;|-----BEGIN )/.test(value))
        while ((lines[next + 1] ?? '').search(/\S/) > indent) next += 1;
      const isName = !looksRandom(value) || !/^key$/i.test(line.name) || saysValue(lines[next + 1]);
      if (isName && SAYS_NAME.test(line.name) && /^["']?[A-Za-z_][\w-]{1,63}["']?,?$/.test(value)) {
        named = value.replace(/["',]/g, '');
        continue;
      }
      const name = /^value$/i.test(line.name) && named !== null ? named : line.name;
      if (value !== '' || /token|key|secret|authorization/i.test(name))
        for (const part of namedValue(
          name,
          isOfSecret(lines, from, parents) ? secretText(value) : value,
          'field',
        ))
          found.push({ part: withOwner(part, parents), line: from });
    }
    return { found, next: Math.max(next, at + 1) };
  },
};

/** Whether a line has the value of the name above it. */
function saysValue(line: string | undefined): boolean {
  return /^\s*["']?value(?:From)?["']?\s*:/i.test(line ?? '');
}

function isOfSecret(lines: readonly string[], at: number, parents: readonly string[]): boolean {
  return parents.at(-1) === 'data' && isSecretAround(lines, at);
}

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
