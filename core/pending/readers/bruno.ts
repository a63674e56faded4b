import type { Block, PasteReader } from '../find';
import { namedValue } from './named-value';
import {
  filledIn,
  MOST_REQUESTS,
  partsOfRequests,
  type SavedRequest,
  savedAuth,
  substitution,
} from './saved-request';

const STARTS =
  /^(meta|get|post|put|delete|patch|options|head|headers|query|params:(?:query|path)|auth(?::[\w-]+)?|vars(?::[\w-]+)?|body(?::[\w-]+)?|script:[\w-]+|tests|assert|docs|settings)\s*\{\s*$/;
const METHODS = /^(?:get|post|put|delete|patch|options|head)$/;
const ENTRY = /^\s*(~?)(?:"((?:[^"\\]|\\.){1,200})"|([^\s:{}"~][^:\s]{0,199}))\s*:\s*(.*)$/;

type Pairs = readonly (readonly [name: string, value: string])[];
interface BruBlock {
  readonly name: string;
  readonly pairs: Pairs;
}

/**
 * A request of Bruno: blocks such as `get { url: … }`, `headers { }` and `auth:bearer { token: }`. A line that begins
 * with `~` is switched off. https://docs.usebruno.com/bru-lang/overview
 */
export const bruno: PasteReader = {
  name: 'bruno',
  accepts: (lines, at) => STARTS.test(lines[at] ?? '') && ENTRY.test(lines[at + 1] ?? ''),
  read(lines, at): Block {
    const { blocks, next } = blocksFrom(lines, at);
    const variables = blocks.filter(({ name }) => name.startsWith('vars')).flatMap(({ pairs }) => pairs);
    const fill = substitution(variables);
    const requests = requestsOf(blocks).slice(0, MOST_REQUESTS);
    const found = partsOfRequests(requests.map((each) => filledIn(each, fill)));
    const alone = variables.flatMap(([name, value]) => namedValue(name, value, 'variable'));
    return { found: found.length > 0 ? found : alone.map((part) => ({ part })), next };
  },
};

/** A block ends with a brace at the start of a line. */
function blocksFrom(
  lines: readonly string[],
  at: number,
): { readonly blocks: readonly BruBlock[]; readonly next: number } {
  const blocks: BruBlock[] = [];
  let next = at;
  while (next < lines.length) {
    if ((lines[next] ?? '').trim() === '') {
      next += 1;
      continue;
    }
    const name = STARTS.exec(lines[next] ?? '')?.[1];
    if (name === undefined) break;
    next += 1;
    const pairs: [string, string][] = [];
    for (; next < lines.length && !/^\}/.test(lines[next] ?? ''); next += 1) {
      const [, off, quoted, plain, value] = ENTRY.exec(lines[next] ?? '') ?? [];
      const key = quoted ?? plain;
      if (off === '' && key !== undefined && value !== undefined) pairs.push([key, value.trim()]);
    }
    next += 1;
    blocks.push({ name, pairs });
  }
  return { blocks, next: Math.min(next, lines.length) };
}

/** A second `meta` or a second method begins the next request. */
function requestsOf(blocks: readonly BruBlock[]): readonly SavedRequest[] {
  const groups: BruBlock[][] = [[]];
  for (const block of blocks) {
    const now = groups.at(-1) ?? [];
    const isNext =
      (block.name === 'meta' && now.length > 0) ||
      (METHODS.test(block.name) && now.some(({ name }) => METHODS.test(name)));
    if (isNext) groups.push([block]);
    else now.push(block);
  }
  return groups.map(requestOf);
}

function requestOf(blocks: readonly BruBlock[]): SavedRequest {
  const request = blocks.find(({ name }) => METHODS.test(name));
  const of = new Map(request?.pairs);
  const signs = blocks.filter(({ name }) => name.startsWith('auth:'));
  // The request says which of several is used.
  const mode = of.get('auth') ?? signs[0]?.name.slice('auth:'.length) ?? '';
  const auth = signs.find(({ name }) => name === `auth:${mode}`);
  return {
    method: request?.name.toUpperCase() ?? null,
    url: of.get('url') ?? null,
    headers: blocks.filter(({ name }) => name === 'headers').flatMap(({ pairs }) => pairs),
    auth: auth === undefined ? null : savedAuth(mode, Object.fromEntries(auth.pairs)),
  };
}
