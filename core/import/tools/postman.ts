import {
  isOnAt,
  type JsonObject,
  objectOf,
  objectsAt,
  objectsOf,
  textAt,
  textOf,
  valueAt,
} from './json-value';
import type { ToolEntry, ToolFile, ToolFilter, ToolReader, ToolRule } from './tool-file';
import { filledIn, variableEntries } from './variables';

/**
 * A collection of Postman, version 2.0 and 2.1: `{ info: { name, schema }, item, auth, event, variable }`. An item is a
 * folder with `item`, or has a `request`: an address alone, or `{ url, header, auth }`. An address is a text or has it as
 * `raw`; headers are `{ key, value, disabled }` or one text. `auth` is `{ type, <type> }` with the values as an object (2.0)
 * or as a list of `{ key, value }` (2.1). A folder or a request without one uses that of the folder around it.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/collection.json
 */
export const postmanCollection: ToolReader = {
  read(json): ToolFile | null {
    const collection = valueAt(json, 'collection') ?? json;
    const info = valueAt(collection, 'info');
    const isMine = /postman.*collection/i.test(textAt(info, 'schema')) || textAt(info, '_postman_id') !== '';
    if (!isMine || !Array.isArray(valueAt(collection, 'item'))) return null;
    return new CollectionWalk(collection).file();
  },
};

/**
 * An environment of Postman, or its globals: `{ name, values: [{ key, value, enabled }], _postman_variable_scope }`.
 * https://github.com/postmanlabs/postman-collection/blob/develop/lib/collection/variable-scope.js
 */
export const postmanEnvironment: ToolReader = {
  read(json): ToolFile | null {
    const values = objectsAt(json, 'values');
    const isScope = textAt(json, '_postman_variable_scope') !== '';
    const isMine = isScope || (values.length > 0 && values.every((each) => textAt(each, 'key') !== ''));
    if (!isMine || !Array.isArray(valueAt(json, 'values'))) return null;
    const variables = values.map((each) => ({
      name: textAt(each, 'key'),
      value: textAt(each, 'value'),
      on: isOnAt(each, 'enabled'),
    }));
    return {
      tool: 'postman-environment',
      profiles: null,
      entries: variableEntries(variables, textAt(json, 'name'), 0),
    };
  },
};

/** One way to sign in, with the requests that use it. */
interface SignIn {
  readonly name: string;
  readonly group: number;
  readonly rule: ToolRule;
  readonly addresses: Set<string>;
}

/** What variables add to all texts of a file; beyond it they stay as they are. UTF-16 units. */
const MOST_FILLED = 5_000_000;

/** Goes through the folders of one collection once. */
class CollectionWalk {
  readonly #entries: ToolEntry[] = [];
  readonly #signIns: SignIn[] = [];
  readonly #variables: readonly { readonly name: string; readonly value: string; readonly on: boolean }[];
  readonly #values: ReadonlyMap<string, string>;
  readonly #collection: unknown;
  #group = 0;
  #left = MOST_FILLED;

  constructor(collection: unknown) {
    this.#collection = collection;
    this.#variables = objectsAt(collection, 'variable').map((each) => ({
      name: textAt(each, 'key') || textAt(each, 'id'),
      value: textAt(each, 'value'),
      on: valueAt(each, 'disabled') !== true,
    }));
    this.#values = new Map(this.#variables.filter(({ on }) => on).map(({ name, value }) => [name, value]));
  }

  file(): ToolFile {
    const name = textAt(valueAt(this.#collection, 'info'), 'name');
    this.#scripts(this.#collection, name);
    const signIn = this.#signIn(valueAt(this.#collection, 'auth'), name, null);
    this.#folder(this.#collection, signIn);
    const variables = variableEntries(this.#variables, name, this.#group + 1);
    const signIns = this.#signIns.map(
      ({ addresses, ...each }): ToolEntry => ({ ...each, on: true, filters: [...addresses].map(requestTo) }),
    );
    // What headers and sign-ins take from a variable comes before the variable itself.
    return {
      tool: 'postman-collection',
      profiles: this.#group,
      entries: [...signIns, ...this.#entries, ...variables],
    };
  }

  /** JSON that nests too deep was refused before, so this ends. */
  #folder(folder: unknown, above: SignIn | null): void {
    for (const item of objectsAt(folder, 'item')) {
      this.#group += 1;
      const name = textAt(item, 'name');
      this.#scripts(item, name);
      const request = valueAt(item, 'request');
      if (request !== undefined) this.#request(request, name, above);
      else this.#folder(item, this.#signIn(valueAt(item, 'auth'), name, above));
    }
  }

  #request(request: unknown, name: string, above: SignIn | null): void {
    const url = typeof request === 'string' ? request : valueAt(request, 'url');
    const address = this.#filled(typeof url === 'string' ? textOf(url) : rawAddress(url));
    this.#signIn(valueAt(request, 'auth'), name, above)?.addresses.add(address);
    for (const { header, value, on } of headersOf(valueAt(request, 'header')))
      this.#entries.push({
        name,
        group: this.#group,
        on,
        rule: { kind: 'header', header, value: this.#filled(value) },
        filters: [requestTo(address)],
      });
  }

  #signIn(auth: unknown, name: string, above: SignIn | null): SignIn | null {
    const type = textAt(auth, 'type');
    if (type === '') return above;
    const values = attributesOf(auth, type);
    const rule = signInRule(type, (key, usual = '') => this.#filled(values.get(key) ?? usual));
    if (rule === null) return null;
    const signIn = { name, group: this.#group, rule, addresses: new Set<string>() };
    this.#signIns.push(signIn);
    return signIn;
  }

  #scripts(item: unknown, name: string): void {
    for (const event of objectsAt(item, 'event')) {
      const exec = valueAt(valueAt(event, 'script'), 'exec');
      const lines = Array.isArray(exec) ? exec : [exec];
      if (lines.every((line) => textOf(line).trim() === '')) continue;
      const rule = { kind: 'other', why: 'script', what: textAt(event, 'listen') } as const;
      this.#entries.push({ name, group: this.#group, on: true, rule, filters: [] });
    }
  }

  #filled(text: string): string {
    const filled = filledIn(text, this.#values);
    this.#left -= filled.length - text.length;
    return this.#left < 0 ? text : filled;
  }
}

function requestTo(text: string): ToolFilter {
  return { how: 'request', text };
}

function rawAddress(url: unknown): string {
  const raw = textAt(url, 'raw');
  if (raw !== '') return raw;
  const host = valueAt(url, 'host');
  const name = Array.isArray(host) ? host.map(textOf).join('.') : textOf(host);
  const [protocol, port] = [textAt(url, 'protocol'), textAt(url, 'port')];
  return `${protocol === '' ? '' : `${protocol}://`}${name}${port === '' ? '' : `:${port}`}`;
}

/** Headers as a list, or as one text with a line for each. */
function headersOf(
  headers: unknown,
): readonly { readonly header: string; readonly value: string; readonly on: boolean }[] {
  if (typeof headers === 'string')
    return textOf(headers)
      .split('\n')
      .flatMap((line) => {
        const colon = line.indexOf(':');
        return colon < 1
          ? []
          : [{ header: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim(), on: true }];
      });
  return objectsOf(headers)
    .filter((each: JsonObject) => textAt(each, 'key') !== '' || textAt(each, 'value') !== '')
    .map((each) => ({
      header: textAt(each, 'key'),
      value: textAt(each, 'value'),
      on: valueAt(each, 'disabled') !== true,
    }));
}

/** The values of an `auth`, by their keys: of a list of pairs, or of an object. The first value of a key counts. */
function attributesOf(auth: unknown, type: string): ReadonlyMap<string, string> {
  const values = valueAt(auth, type);
  const pairs = Array.isArray(values)
    ? objectsOf(values).map((each) => [textAt(each, 'key'), valueAt(each, 'value')] as const)
    : Object.entries(objectOf(values));
  // What is null there was never set.
  const set = pairs.filter(([, value]) => value !== null && value !== undefined);
  return new Map(set.map(([key, value]) => [key, textOf(value)] as const).toReversed());
}

/** @returns null where nothing signs in */
function signInRule(type: string, attributeOf: (key: string, usual?: string) => string): ToolRule | null {
  const header = (name: string, value: string): ToolRule => ({ kind: 'header', header: name, value });
  switch (type) {
    case 'noauth':
      return null;
    case 'bearer':
      return header('Authorization', `Bearer ${attributeOf('token')}`);
    case 'basic':
      return { kind: 'basic', user: attributeOf('username'), password: attributeOf('password') };
    case 'apikey': {
      const name = attributeOf('key');
      const isSentAsHeader = attributeOf('in') !== 'query';
      return isSentAsHeader
        ? header(name, attributeOf('value'))
        : { kind: 'other', why: 'not-a-header', what: name };
    }
    case 'oauth2': {
      const isSentAsHeader = attributeOf('addTokenTo') !== 'queryParams';
      // Left out, it is Bearer; emptied, the token stands alone.
      const scheme = attributeOf('headerPrefix', 'Bearer').trim();
      return isSentAsHeader
        ? header('Authorization', `${scheme} ${attributeOf('accessToken')}`.trimStart())
        : { kind: 'other', why: 'not-a-header', what: type };
    }
    default:
      // Digest, AWS, Hawk and their kin compute a header again for each request.
      return { kind: 'other', why: 'not-a-header', what: type };
  }
}
