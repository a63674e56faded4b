import type { Block, PasteReader } from '../find';
import { isFirst, parsed } from './json';
import {
  filledIn,
  isObject,
  MOST_REQUESTS,
  pairsOf,
  partsOfRequests,
  type SavedAuth,
  type SavedRequest,
  savedAuth,
  substitution,
  textOf,
  textsOf,
} from './saved-request';

type Json = Readonly<Record<string, unknown>>;

/**
 * A request, an item or a collection of Postman: `request: { method, header: [{ key, value }], url: { raw }, auth }`.
 * Folders hand their `auth` down. https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export const postman: PasteReader = {
  name: 'postman',
  accepts: (lines, at) => rootOf(lines, at) !== null,
  read(lines, at): Block {
    const root = rootOf(lines, at);
    if (root === null) return { found: [], next: at };
    const fill = substitution(pairsOf(root['variable']));
    return {
      found: partsOfRequests(requestsIn(root).map((each) => filledIn(each, fill))),
      next: lines.length,
    };
  },
};

function rootOf(lines: readonly string[], at: number): Json | null {
  if (!/^\s*[{[]/.test(lines[at] ?? '') || !isFirst(lines, at)) return null;
  const text = lines.slice(at).join('\n');
  if (!/"(?:header|raw|item)"\s*:/.test(text)) return null;
  const value: unknown = parsed(text.trim().replace(/[,;]$/, ''));
  const root = Array.isArray(value) ? { item: value } : value;
  if (!isObject(root)) return null;
  const isCollection = Array.isArray(root['item']) && root['item'].some((each) => isItem(each));
  return isCollection || isItem(root) ? root : isRequest(root) ? { request: root } : null;
}

function isItem(value: unknown): boolean {
  if (!isObject(value)) return false;
  return isRequest(value['request']) || (Array.isArray(value['item']) && textOf(value['name']) !== null);
}

function isRequest(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { header, url, method } = value as { header?: unknown; url?: unknown; method?: unknown };
  const isUrl = textOf(url) !== null || (isObject(url) && ('raw' in url || 'host' in url));
  return isUrl && (Array.isArray(header) || isObject(url) || (textOf(method) !== null && 'auth' in value));
}

/** Walks with a stack of its own, in the order of the file. */
function requestsIn(root: Json): readonly SavedRequest[] {
  const requests: SavedRequest[] = [];
  const stack: { node: Json; auth: SavedAuth | null }[] = [{ node: root, auth: null }];
  while (stack.length > 0 && requests.length < MOST_REQUESTS) {
    const { node, auth } = stack.pop() ?? { node: {}, auth: null };
    const own = authOf(node['auth']) ?? auth;
    const { request, item } = node;
    if (isObject(request)) requests.push({ ...requestOf(request), auth: authOf(request['auth']) ?? own });
    if (Array.isArray(item))
      for (const each of item.toReversed()) if (isObject(each)) stack.push({ node: each, auth: own });
  }
  return requests;
}

function requestOf({ method, url, header }: Json): Omit<SavedRequest, 'auth'> {
  return {
    method: textOf(method),
    url: urlOf(url),
    headers: typeof header === 'string' ? lineHeaders(header) : pairsOf(header),
  };
}

function urlOf(url: unknown): string | null {
  if (!isObject(url)) return textOf(url);
  const raw = textOf(url['raw']);
  if (raw !== null) return raw;
  const joined = (value: unknown, by: string) =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'string').join(by) : (textOf(value) ?? '');
  const host = joined(url['host'], '.');
  return host === '' ? null : `${textOf(url['protocol']) ?? 'https'}://${host}/${joined(url['path'], '/')}`;
}

/** The first version of the format has all headers as one text. */
function lineHeaders(text: string): SavedRequest['headers'] {
  return text.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([\w-]{1,64})\s*:\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

/** `{ type: 'bearer', bearer: [{ key: 'token', value }] }`; before version 2.1 an object in the place of the list. */
function authOf(auth: unknown): SavedAuth | null {
  if (!isObject(auth)) return null;
  const type = textOf(auth['type']) ?? '';
  const of = auth[type];
  return savedAuth(type.toLowerCase(), Array.isArray(of) ? Object.fromEntries(pairsOf(of)) : textsOf(of));
}
