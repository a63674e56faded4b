import { ApiDescriptionError } from './api-description-error';
import { type ApiDocument, child, entriesOf, isMap, isTrueAt, listAt, placeOf, textAt } from './api-document';

export const MOST_OPERATIONS = 25_000;
/** Parameters of one call, and schemes that one call demands. */
const MOST_OF_A_CALL = 100;
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'query'];

/** Names of schemes that are demanded together. */
export type Demand = readonly string[];

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly place: string;
  readonly node: unknown;
  readonly isDeprecated: boolean;
  /** Its alternatives: empty where it is open to everybody, null where neither it nor the document says. */
  readonly demands: readonly Demand[] | null;
  /** One alternative demands nothing. */
  readonly isOptional: boolean;
  readonly parameters: readonly Parameter[];
  /** Servers of its own or of its path. */
  readonly servers: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  /** In lower case: `header`, `query`, `path`, `cookie`, `body`, `formdata`. */
  readonly location: string;
  readonly isRequired: boolean;
  readonly node: unknown;
  readonly place: string;
}

export interface Operations {
  readonly list: readonly Operation[];
  readonly hasWebhooksOnly: boolean;
  /** What the document demands of every call that says nothing. */
  readonly rootDemands: readonly Demand[];
}

/**
 * Every call of the document, without its schemas.
 * @throws {ApiDescriptionError} `too-many-calls`
 */
export function operationsOf(document: ApiDocument): Operations {
  const { root } = document;
  // A node of YAML may be shared by all calls: it is taken apart once, and its parts are shared as well.
  const securityFor = once((node) => child(node, 'security'), securityOf);
  const parametersFor = once(
    (node) => child(node, 'parameters'),
    (node, place) => parametersOf(document, node, place),
  );
  const rootSecurity = securityFor(root, '');
  const list: Operation[] = [];
  for (const [path, item] of entriesOf(document.resolve(child(root, 'paths')), MOST_OPERATIONS + 1)) {
    const place = placeOf('paths', path);
    const pathItem = document.resolve(item);
    if (!path.startsWith('/') || !isMap(pathItem)) continue;
    const shared = parametersFor(pathItem, place);
    for (const method of METHODS) {
      // In documents written by hand, methods may be in capitals, as in requests.
      const node = child(pathItem, method) ?? child(pathItem, method.toUpperCase());
      if (!isMap(node)) continue;
      if (list.length === MOST_OPERATIONS) throw new ApiDescriptionError('too-many-calls');
      const security = securityFor(node, '') ?? rootSecurity;
      const own = parametersFor(node, `${place}/${method}`);
      list.push({
        method,
        path: path.slice(0, 1000),
        place: `${place}/${method}`,
        node,
        isDeprecated: isTrueAt(node, 'deprecated'),
        demands: security?.demands ?? null,
        isOptional: security?.isOptional ?? false,
        parameters: own.length === 0 ? shared : overridden(shared, own),
        servers: [...listAt(node, 'servers', 16), ...listAt(pathItem, 'servers', 16)],
      });
    }
  }
  const hasWebhooks = entriesOf(child(root, 'webhooks'), 1).length > 0;
  return {
    list,
    hasWebhooksOnly: list.length === 0 && hasWebhooks,
    rootDemands: rootSecurity?.demands ?? [],
  };
}

interface Security {
  readonly demands: readonly Demand[];
  readonly isOptional: boolean;
}

/** @returns null where the node says nothing about it */
function securityOf(node: unknown): Security | null {
  if (!Array.isArray(child(node, 'security'))) return null;
  const alternatives = listAt(node, 'security', MOST_OF_A_CALL)
    .filter(isMap)
    .map((alternative) => entriesOf(alternative, MOST_OF_A_CALL).map(([name]) => name));
  return {
    demands: alternatives.filter((names) => names.length > 0),
    isOptional: alternatives.some((names) => names.length === 0),
  };
}

function parametersOf(document: ApiDocument, node: unknown, place: string): readonly Parameter[] {
  return listAt(node, 'parameters', MOST_OF_A_CALL).flatMap((each, index) => {
    const parameter = document.resolve(each);
    const name = textAt(parameter, 'name').trim();
    if (name === '' || name.length > 200) return [];
    return {
      name,
      location: textAt(parameter, 'in').toLowerCase(),
      isRequired: isTrueAt(parameter, 'required'),
      node: parameter,
      place: `${place}/parameters/${index}`,
    };
  });
}

/** Remembers what was made of a part of a node, by that part. */
function once<T>(
  partOf: (node: unknown) => unknown,
  make: (node: unknown, place: string) => T,
): (node: unknown, place: string) => T {
  const made = new Map<unknown, T>();
  return (node, place) => {
    const part = partOf(node);
    const before = made.get(part);
    if (before !== undefined) return before;
    const value = make(node, place);
    made.set(part, value);
    return value;
  };
}

/** A call's own parameter stands for its path's of the same name and location. */
function overridden(shared: readonly Parameter[], own: readonly Parameter[]): readonly Parameter[] {
  const keyOf = ({ name, location }: Parameter): string => `${location} ${name}`;
  const owns = new Set(own.map(keyOf));
  return [...shared.filter((parameter) => !owns.has(keyOf(parameter))), ...own];
}

/** A parameter with the number of calls that have it. */
export interface ParameterUse {
  readonly parameter: Parameter;
  readonly uses: number;
  /** Calls that can't do without. */
  readonly demands: number;
}

/** Parameters of one location that most calls have, the most used first. Names of headers are read in any case. */
export function usualParameters(
  operations: readonly Operation[],
  location: 'header' | 'query' | 'path',
): readonly ParameterUse[] {
  const found = new Map<string, { parameter: Parameter; uses: number; demands: number }>();
  for (const { parameters } of operations) {
    for (const parameter of parameters) {
      if (parameter.location !== location) continue;
      const key = parameter.name.toLowerCase();
      const use = found.get(key) ?? { parameter, uses: 0, demands: 0 };
      use.uses += 1;
      if (parameter.isRequired) use.demands += 1;
      found.set(key, use);
    }
  }
  return [...found.values()]
    .filter(({ uses }) => uses * 2 > operations.length)
    .toSorted((one, other) => other.uses - one.uses);
}
