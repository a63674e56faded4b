import type { Block, PasteReader } from '../find';
import { headerOf } from './header-parts';
import { isFirst } from './json';
import { isBlank } from './lines';
import { filledIn, MOST_REQUESTS, partsOfRequests, type SavedRequest, substitution } from './saved-request';

const SEPARATOR = /^\s*###/;
const VARIABLE = /^\s*@([\w.-]{1,64})\s*=\s*(.*?)\s*$/;
const REQUEST =
  /^\s*(?:(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s+)?((?:https?:\/\/|\{\{)\S*|\/\S*)(?:\s+HTTP\/[\d.]+)?\s*$/;
const COMMENT = /^\s*(?:#|\/\/)/;

/**
 * A `.http` or `.rest` file of an editor: requests between lines of `###`, variables as `@name = value`.
 * https://github.com/Huachao/vscode-restclient#usage, https://www.jetbrains.com/help/idea/exploring-http-syntax.html
 */
export const httpFile: PasteReader = {
  name: 'http-file',
  accepts: (lines, at) => isFirst(lines, at) && isHttpFile(lines.slice(at)),
  read(lines, at): Block {
    const own = lines.slice(at);
    const variables = own.flatMap((line) => {
      const [, name, value] = VARIABLE.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    });
    const fill = substitution(variables);
    const requests = sections(own).flatMap((section) => requestOf(section) ?? []);
    const filled = requests.slice(0, MOST_REQUESTS).map((each) => withPlainBasic(filledIn(each, fill)));
    const found = partsOfRequests(filled);
    return { found: found.length > 0 ? found : partsOfVariables(variables), next: lines.length };
  },
};

/** A heading of Markdown looks like a separator; between fences there is more than requests. */
function isHttpFile(lines: readonly string[]): boolean {
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  const marked = has(VARIABLE) || has(SEPARATOR);
  return marked && lines.some((line) => REQUEST.exec(line)?.[1] !== undefined) && !has(/^\s*(?:```|curl\s)/);
}

function sections(lines: readonly string[]): readonly (readonly string[])[] {
  const all: string[][] = [[]];
  for (const line of lines)
    if (SEPARATOR.test(line)) all.push([]);
    else all.at(-1)?.push(line);
  return all;
}

/** The first line that is one, what goes on below it, and headers up to a blank line. The rest is the body. */
function requestOf(lines: readonly string[]): SavedRequest | null {
  const start = lines.findIndex((line) => REQUEST.test(line));
  const [, method = 'GET', target] = REQUEST.exec(lines[start] ?? '') ?? [];
  if (target === undefined) return null;
  const headers: [string, string][] = [];
  for (let at = start + 1; at < lines.length && !isBlank(lines[at]); at += 1) {
    const line = lines[at] ?? '';
    const header = COMMENT.test(line) || /^\s*[?&]/.test(line) ? null : headerOf(line);
    if (header !== null) headers.push([header.name, header.value]);
  }
  const host = headers.find(([name]) => /^host$/i.test(name))?.[1];
  const url = target.startsWith('/') ? (host === undefined ? null : `https://${host}${target}`) : target;
  return { method, url, headers, auth: null };
}

/** Editors encode a name and a password that are written there in the clear. */
function withPlainBasic(request: SavedRequest): SavedRequest {
  for (const [name, value] of request.headers) {
    const [, user, password] = /^Basic\s+([^\s:]+)(?::|\s+)(\S+)$/i.exec(value) ?? [];
    if (!/^authorization$/i.test(name) || user === undefined || password === undefined) continue;
    const headers = request.headers.filter((each) => each[0] !== name);
    return { ...request, headers, auth: { kind: 'basic', user, password } };
  }
  return request;
}

function partsOfVariables(variables: readonly (readonly [string, string])[]): Block['found'] {
  return variables.map(([name, value]) => ({ part: { kind: 'pair', name, value, form: 'variable' } }));
}
