import { readAddress } from '../address';
import type { Block, Part, PasteReader } from '../find';
import { isAddressName, isTelling } from '../names';
import { headerOf, headerParts } from './header-parts';
import { secretText } from './kubernetes';
import { isBlank } from './lines';
import { isHeaderName, namedValue, withOwner } from './named-value';

/** Values that are looked at; a file with more is not a paste of a token. */
const MOST_VALUES = 20_000;
const NAMES = ['name', 'key', 'header', 'field', 'variable'];
const TITLES = ['title', 'label', 'displayName'];
/** Data that a request sends or an answer has: a token in it is not how the request is signed. */
const BODIES = /^(?:postData|body|data|response|content|examples?|cookies|queryString)$/i;

interface Visit {
  readonly name: string | null;
  readonly value: unknown;
  readonly scope: number;
  /** Names of the objects around it, the outermost first. */
  readonly above: readonly string[];
}
/** More names above a value say nothing. */
const MOST_ABOVE = 8;

/** JSON as a whole: answers of token endpoints, exports of other tools, HAR files, settings. */
export const json: PasteReader = {
  name: 'json',
  accepts: (lines, at) => {
    const line = (lines[at] ?? '').trim();
    return /^[{[]/.test(line) && (/[}\]][,;]?$/.test(line) || isFirst(lines, at));
  },
  read(lines, at): Block {
    const text = isFirst(lines, at) ? lines.slice(at).join('\n').trim().replace(/[,;]$/, '') : '';
    const value = parsed(text);
    if (value !== undefined) return { found: visited(value), next: lines.length };
    // One object a line, or something behind it.
    const one = parsed((lines[at] ?? '').trim().replace(/[,;]$/, ''));
    return { found: one === undefined ? [] : visited(one), next: one === undefined ? at : at + 1 };
  },
};

/** Whether nothing but blank lines stands above. */
export function isFirst(lines: readonly string[], at: number): boolean {
  let above = at - 1;
  while (above >= 0 && isBlank(lines[above])) above -= 1;
  return above < 0;
}

/** @returns null where the text is not JSON */
export function partsOfJson(text: string): readonly Part[] | null {
  const value = parsed(text.trim());
  return value === undefined ? null : visited(value).map(({ part }) => part);
}

export function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Walks with a stack of its own: nesting costs no depth of calls. */
function visited(root: object): readonly { readonly part: Part; readonly scope: number }[] {
  const found: { part: Part; scope: number }[] = [];
  const stack: Visit[] = [{ name: null, value: root, scope: 0, above: [] }];
  let scopes = 0;
  for (let count = 0; stack.length > 0 && count < MOST_VALUES; count += 1) {
    const visit = stack.pop();
    if (visit === undefined) break;
    const { name, above } = visit;
    const value = withPlainData(visit.value);
    let { scope } = visit;
    if (typeof value === 'string') {
      for (const part of partsOfText(name, value)) found.push({ part: withOwner(part, above), scope });
      continue;
    }
    if (typeof value !== 'object' || value === null) {
      if (name !== null) found.push({ part: { kind: 'left-out', name }, scope });
      continue;
    }
    if (Array.isArray(value)) {
      // `["Authorization", "Bearer …"]`
      const [header, sent]: readonly unknown[] = value;
      if (
        value.length === 2 &&
        typeof header === 'string' &&
        typeof sent === 'string' &&
        isHeaderName(header)
      ) {
        for (const part of headerParts(header, sent)) found.push({ part: withOwner(part, above), scope });
        continue;
      }
      for (const each of value.slice(0, MOST_VALUES).toReversed())
        stack.push({ name, value: each, scope, above });
      continue;
    }
    const entries = Object.entries(value);
    const keys = entries.map(([key]) => key.toLowerCase());
    if (isDescription(value)) {
      found.push({ part: { kind: 'instead', doubt: 'description', name: null, text: null }, scope });
      return found;
    }
    if (typeof value === 'object' && 'kty' in value) {
      const doubt = 'd' in value || 'k' in value ? 'private-key' : 'no-token';
      found.push({ part: { kind: 'instead', doubt, name: null, text: null }, scope });
      continue;
    }
    if (keys.includes('headers') || keys.includes('request') || keys.includes('auth')) scope = ++scopes;
    const inside = name === null ? above : [...above, name].slice(-MOST_ABOVE);
    const own = pairOf(value);
    if (own !== null) {
      for (const part of namedValue(own.name, own.value, 'field'))
        found.push({ part: withOwner(part, above), scope });
      continue;
    }
    for (const [key, each] of entries.toReversed())
      if (TITLES.includes(key) && typeof each === 'string')
        found.push({ part: { kind: 'title', text: each.slice(0, 60) }, scope });
      else if (!(BODIES.test(key) && keys.includes('headers')))
        stack.push({ name: key, value: each, scope, above: inside });
  }
  return found;
}

/** A `Secret` of Kubernetes with its entries as they were before base64. */
function withPlainData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'Secret')
    return value;
  const data = 'data' in value && typeof value.data === 'object' ? Object.entries(value.data ?? {}) : [];
  const plain = data.map(([key, each]: [string, unknown]) => [
    key,
    typeof each === 'string' ? secretText(each) : each,
  ]);
  return { ...value, data: Object.fromEntries(plain) };
}

/** An object that is one pair: `{ "name": "Authorization", "value": "…" }`. */
function pairOf(object: object): { readonly name: string; readonly value: string } | null {
  const entries = new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
  const value: unknown = entries.get('value');
  if (typeof value !== 'string') return null;
  for (const key of NAMES) {
    const name: unknown = entries.get(key);
    if (typeof name === 'string' && /^[A-Za-z_][\w .-]{0,63}$/.test(name)) return { name, value };
  }
  return null;
}

function partsOfText(name: string | null, value: string): readonly Part[] {
  if (/^https?:\/\//i.test(value)) {
    const address = readAddress(
      value,
      name !== null && /^(?:url|uri|raw|baseurl|endpoint)$/i.test(name) ? 'target' : 'setting',
    );
    const goes =
      name !== null && (isAddressName(name) || /^raw$/i.test(name)) && !/regex|filter|pattern/i.test(name);
    return address !== null && goes ? [{ kind: 'address', address, name }] : [];
  }
  const header = /^[A-Za-z-]{3,40}:\s/.test(value) ? headerOf(value) : null;
  if (header !== null && isHeaderName(header.name)) return headerParts(header.name, header.value);
  if (/^\s*[{[]/.test(value) && value.length < 20_000) {
    const inner = nested(value);
    if (inner !== null) return inner;
  }
  if (name === null) return /^\S{16,}$/.test(value) ? [{ kind: 'pair', name, value, form: 'argument' }] : [];
  return /^(?:private_key|privateKey)$/.test(name) || isTelling(name) || value.length > 0
    ? namedValue(name, value, 'field')
    : [];
}

/** JSON inside a text of JSON: one level, as logs have it. */
function nested(value: string): readonly Part[] | null {
  const inner = parsed(value);
  if (inner === undefined) return null;
  return Object.entries(inner).flatMap(([key, each]) =>
    typeof each === 'string' && !/^\s*[{[]/.test(each) ? namedValue(key, each, 'field') : [],
  );
}

function isDescription(value: object): boolean {
  return ('openapi' in value || 'swagger' in value) && 'paths' in value;
}
