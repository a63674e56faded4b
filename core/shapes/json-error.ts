/** A place in a text, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/**
 * Where a text stops being JSON. The messages of browsers quote the text, and not all of them name the place. Reads
 * the text once, without recursion.
 * @returns null for JSON
 */
export function jsonErrorAt(text: string): TextPlace | null {
  const open: ('{' | '[')[] = [];
  /** What may come next. */
  let next: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after' = 'value';
  let at = blankEnd(text, 0);
  while (at < text.length) {
    const character = text[at] ?? '';
    const inside = open.at(-1);
    if (next === 'after') {
      if (inside === undefined) return placeAt(text, at);
      if (character === (inside === '{' ? '}' : ']')) open.pop();
      else if (character === ',') next = inside === '{' ? 'key' : 'value';
      else return placeAt(text, at);
      at += 1;
    } else if (character === '}' && next === 'key-or-end') {
      open.pop();
      next = 'after';
      at += 1;
    } else if (character === ']' && next === 'value-or-end') {
      open.pop();
      next = 'after';
      at += 1;
    } else if (next === 'key' || next === 'key-or-end') {
      const end = stringEnd(text, at);
      const colon = blankEnd(text, end);
      if (end === at || text[colon] !== ':') return placeAt(text, end === at ? at : colon);
      next = 'value';
      at = colon + 1;
    } else if (character === '{' || character === '[') {
      open.push(character);
      next = character === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else {
      const end =
        character === '"' ? stringEnd(text, at) : skip(/[-\d]/.test(character) ? NUMBER : WORD, text, at);
      if (end === at) return placeAt(text, at);
      next = 'after';
      at = end;
    }
    at = blankEnd(text, at);
  }
  return next === 'after' && open.length === 0 ? null : placeAt(text, text.length);
}

function blankEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? 'x')) at += 1;
  return at;
}

/** The place behind a string; the place itself where none begins, or where it is broken or open. */
function stringEnd(text: string, start: number): number {
  if (text[start] !== '"') return start;
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return start;
    if (code !== 0x5c) continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6))?.[0];
    if (escaped === undefined) return start;
    at += escaped.length;
  }
  return start;
}

/** The end of what an expression matches at a place; the place itself where it matches nothing. */
function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

function placeAt(text: string, at: number): TextPlace {
  const before = text.slice(0, at).split(/\r\n|[\r\n]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
