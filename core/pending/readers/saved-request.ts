import { readAddress } from '../address';
import type { Part } from '../find';
import { keysOf } from './address-parts';
import { headerParts } from './header-parts';

/** Requests of one paste that are looked at. */
export const MOST_REQUESTS = 200;
/** Characters that all variables of a paste may become together: a long one can stand in every line. */
const MOST_FILLED_IN = 262_144;

/** A request as tools keep it. */
export interface SavedRequest {
  readonly method: string | null;
  readonly url: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly auth: SavedAuth | null;
}

export type SavedAuth =
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'query'; readonly name: string; readonly value: string }
  /** Made again for each request, or fetched by the tool. */
  | { readonly kind: 'signed' }
  /** Nothing is sent, also where something around the request says otherwise. */
  | { readonly kind: 'none' };

/** The names and values of an object that a file has, each a text; everything else is left out. */
export type Texts = Readonly<Record<string, string>>;

/** Each with a scope of its own. */
export function partsOfRequests(
  requests: readonly SavedRequest[],
): readonly { readonly part: Part; readonly scope: number }[] {
  return requests.flatMap((request, index) =>
    partsOfRequest(request).map((part) => ({ part, scope: index + 1 })),
  );
}

function partsOfRequest({ method, url, headers, auth }: SavedRequest): readonly Part[] {
  const address = url === null ? null : readAddress(url, 'target');
  return [
    ...(method === null ? [] : [{ kind: 'method', method } as const]),
    ...(address === null ? [] : [{ kind: 'address', address, name: null } as const]),
    ...(url === null ? [] : keysOf(url)),
    ...headers.flatMap(([name, value]) => headerParts(name, value)),
    ...(auth === null ? [] : partsOfAuth(auth)),
  ];
}

function partsOfAuth(auth: SavedAuth): readonly Part[] {
  switch (auth.kind) {
    case 'header':
      return headerParts(auth.name, auth.value);
    case 'basic':
      return auth.user + auth.password === '' ? [] : [{ ...auth, kind: 'user', name: 'Authorization' }];
    case 'query':
      return [{ kind: 'pair', name: auth.name, value: auth.value, form: 'parameter' }];
    case 'signed':
      return [{ kind: 'instead', doubt: 'signed', name: null, text: null }];
    case 'none':
      return [];
  }
}

/** The ways to sign in that the tools share, by the names that all of them use. @param type in lower case */
export function savedAuth(type: string, of: Texts): SavedAuth | null {
  switch (type) {
    case '':
    case 'inherit':
      return null;
    case 'none':
    case 'noauth':
      return { kind: 'none' };
    case 'bearer':
      return authorization(of['prefix'] || 'Bearer', of['token'] ?? '');
    case 'oauth2':
      return authorization(
        of['headerPrefix'] || of['tokenPrefix'] || 'Bearer',
        of['accessToken'] ?? of['token'] ?? '',
      );
    case 'basic':
      return { kind: 'basic', user: of['username'] ?? '', password: of['password'] ?? '' };
    case 'apikey': {
      const place = of['in'] ?? of['addTo'] ?? of['placement'] ?? 'header';
      const pair = { name: of['key'] ?? '', value: of['value'] ?? '' };
      if (pair.name === '') return null;
      return { kind: /^header$/i.test(place) ? 'header' : 'query', ...pair };
    }
    default:
      return { kind: 'signed' };
  }
}

function authorization(prefix: string, token: string): SavedAuth {
  // A prefix may end in the character before the token: `Token token=`.
  const value = token === '' ? '' : `${prefix.trim()}${prefix.trim().endsWith('=') ? '' : ' '}${token}`;
  return { kind: 'header', name: 'Authorization', value };
}

/**
 * Puts the values of variables in the place of `{{name}}`, as the tools do. One that is defined twice, each time
 * differently, stays as it is: nobody said which is meant.
 */
export function substitution(
  defined: readonly (readonly [name: string, value: string])[],
): (text: string) => string {
  const values = new Map<string, string | null>();
  for (const [name, value] of defined)
    values.set(name, values.has(name) && values.get(name) !== value ? null : value);
  let left = MOST_FILLED_IN;
  const once = (text: string): string =>
    text.replace(/\{\{\s{0,4}(?:_\.)?([\w.-]{1,64})\s{0,4}\}\}/g, (whole, name: string) => {
      const value = values.get(name) ?? null;
      if (value === null || value.length > left) return whole;
      left -= value.length;
      return value;
    });
  // A variable may be made of others.
  return (text) => (text.includes('{{') ? once(once(text)) : text);
}

export function filledIn(request: SavedRequest, fill: (text: string) => string): SavedRequest {
  const { url, headers, auth } = request;
  const filled =
    auth === null ? null : Object.fromEntries(Object.entries(auth).map(([key, value]) => [key, fill(value)]));
  return {
    ...request,
    url: url === null ? null : fill(url),
    headers: headers.map(([name, value]) => [name, fill(value)]),
    auth: filled as SavedAuth | null,
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The texts among the values of an object. */
export function textsOf(value: unknown): Texts {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each]] : [])),
  );
}

/** A list of names and values, as tools write headers and variables; those that are switched off are left out. */
export function pairsOf(list: unknown): readonly (readonly [name: string, value: string])[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    if (!isObject(each) || each['disabled'] === true || each['enabled'] === false) return [];
    const name = textOf(each['key']) ?? textOf(each['name']);
    const value = textOf(each['value']);
    return name === null || value === null || name === '' ? [] : [[name, value] as const];
  });
}
