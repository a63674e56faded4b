import { withoutComment } from '../../pending/readers/lines';
import type { ToolFile } from './tool-file';
import { variableEntries } from './variables';

const ASSIGNED = /^\s*(?:export\s+)?([A-Za-z_][\w.-]{0,127})\s*=\s*(.*)$/s;
/** A value in quotes may go on in the next lines, as keys do. */
const MOST_LINES = 200;

/** Whether a text begins as a file of variables does: the first line that is not a comment sets one. */
export function looksLikeEnvFile(start: string): boolean {
  const first = start
    .split(/\r\n|[\r\n]/)
    .find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return start.trim() !== '' && (first === undefined || ASSIGNED.test(first));
}

/**
 * A file of variables: a `NAME=value` in each line, also behind `export`, with or without quotes, `#` before comments.
 * The format says nothing about where a value is sent. https://github.com/motdotla/dotenv#rules
 * @returns null for a text that sets no variable
 */
export function readEnvFile(text: string): ToolFile | null {
  if (!looksLikeEnvFile(text)) return null;
  const lines = text.split(/\r\n|[\r\n]/);
  const variables: { name: string; value: string; on: boolean }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, rest = ''] = ASSIGNED.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const quote = /^["'`]/.exec(rest)?.[0];
    let value = rest;
    if (quote !== undefined && quoteEnd(rest, quote, 1) === -1) {
      const end = lines.slice(at + 1, at + MOST_LINES).findIndex((line) => quoteEnd(line, quote) >= 0);
      if (end >= 0) {
        value = lines
          .slice(at, at + end + 2)
          .join('\n')
          .slice(lines[at]?.indexOf(quote) ?? 0);
        at += end + 1;
      }
    }
    variables.push({ name, value: bare(value), on: true });
  }
  if (variables.length === 0) return null;
  return { tool: 'env-file', profiles: null, entries: variableEntries(variables, '', 0) };
}

function bare(value: string): string {
  const quote = /^["'`]/.exec(value)?.[0];
  const end = quote === undefined ? -1 : quoteEnd(value, quote, 1);
  if (end === -1) return withoutComment(value).value.trim();
  const inside = value.slice(1, end);
  return quote === '"' ? inside.replaceAll('\\"', '"') : inside;
}

/** Where a quote closes, -1 where it does not. Behind a backslash a double quote closes at the end of its line only. */
function quoteEnd(text: string, quote: string, from = 0): number {
  let at = text.indexOf(quote, from);
  while (quote === '"' && at > 0 && text[at - 1] === '\\' && text.slice(at + 1).trim() !== '')
    at = text.indexOf(quote, at + 1);
  return at;
}
