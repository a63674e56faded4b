import type { Block, PasteReader } from '../find';
import { blockYaml } from './block-yaml';
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
const VERSION_5 = /^(?:type|"type"):\s*["']?(?:collection|spec)\.insomnia\.rest\/5/;

/**
 * An export of Insomnia: JSON with `resources` up to version 4, YAML with `collection` and `environments` since
 * version 5. Variables of several environments that differ stay open.
 * https://developer.konghq.com/insomnia/import-export/
 */
export const insomnia: PasteReader = {
  name: 'insomnia',
  accepts: (lines, at) => VERSION_5.test(lines[at] ?? '') || resourcesOf(lines, at) !== null,
  read(lines, at): Block {
    const resources = resourcesOf(lines, at);
    const { requests, variables } =
      resources === null ? version5(blockYaml(lines.slice(at))) : version4(resources);
    const fill = substitution(variables);
    return { found: partsOfRequests(requests.map((each) => filledIn(each, fill))), next: lines.length };
  },
};

interface Export {
  readonly requests: readonly SavedRequest[];
  readonly variables: readonly (readonly [name: string, value: string])[];
}

function resourcesOf(lines: readonly string[], at: number): readonly Json[] | null {
  if (!/^\s*\{/.test(lines[at] ?? '') || !isFirst(lines, at)) return null;
  const text = lines.slice(at).join('\n');
  if (!/"_type"\s*:\s*"(?:export|request)"/.test(text)) return null;
  const value: unknown = parsed(text.trim().replace(/[,;]$/, ''));
  if (!isObject(value)) return null;
  if (value['_type'] === 'request') return [value];
  return Array.isArray(value['resources']) ? value['resources'].filter((each) => isObject(each)) : null;
}

function version4(resources: readonly Json[]): Export {
  const requests = resources.filter(({ _type }) => _type === 'request').map(requestOf);
  const environments = resources.filter(({ _type }) => _type === 'environment');
  return {
    requests: requests.slice(0, MOST_REQUESTS),
    variables: environments.flatMap(({ data }) => Object.entries(textsOf(data))),
  };
}

function version5(root: unknown): Export {
  if (!isObject(root)) return { requests: [], variables: [] };
  const requests: SavedRequest[] = [];
  // Requests inherit the authentication of their folders.
  const stack: { node: unknown; auth: SavedAuth | null }[] = [{ node: root['collection'], auth: null }];
  while (stack.length > 0 && requests.length < MOST_REQUESTS) {
    const { node, auth } = stack.pop() ?? { node: null, auth: null };
    if (Array.isArray(node)) for (const each of node.toReversed()) stack.push({ node: each, auth });
    else if (isObject(node)) {
      const request = requestOf(node);
      const own = request.auth ?? auth;
      if (request.url !== null) requests.push({ ...request, auth: own });
      stack.push({ node: node['children'], auth: own });
    }
  }
  const { environments } = root;
  const below = isObject(environments) ? environments['subEnvironments'] : null;
  const all = [environments, ...(Array.isArray(below) ? below : [])].filter((each) => isObject(each));
  return { requests, variables: all.flatMap(({ data }) => Object.entries(textsOf(data))) };
}

function requestOf({ method, url, headers, authentication }: Json): SavedRequest {
  const { type = '', disabled, ...of } = textsOf(authentication);
  const isOff = disabled === 'true' || (isObject(authentication) && authentication['disabled'] === true);
  return {
    method: textOf(method),
    url: textOf(url),
    headers: pairsOf(headers),
    auth: isOff ? null : savedAuth(type.toLowerCase(), of),
  };
}
