import { InvalidInputError } from '../errors/invalid-input-error';
import { isGuarded } from '../probe/generic-test';
import {
  type ExactAddress,
  encoded,
  exactAddress,
  filledPath,
  type PlaceOf,
} from '../providers/filled-address';
import { haveOneOwner } from '../providers/own-host';
import type { Provider, RevokeCall } from '../providers/provider';
import { fieldsOfOrigin, isAtVendor } from '../providers/tenant-host';
import { EXACT_ORIGIN } from '../shapes/exact-origin';
import { maskedLine, secretHeaders, valuesOf } from '../token/headers';
import { isAccepted, isHeldBack } from '../token/outcome';
import { masked } from '../token/secret';
import type { TokenRecord } from '../token/token-record';

/** One request of a revocation, as data. */
export interface RevokeRequest {
  readonly method: RevokeCall['method'] | 'GET';
  readonly url: ExactAddress;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** How a token is revoked at its provider without a person there. */
export interface PreparedRevoke {
  readonly call: RevokeCall;
  /** The one host that is called, by https. */
  readonly origin: string;
  /** Everything that is sent, a line each, with dots for every secret: what the user agrees to. */
  readonly lines: readonly string[];
  /** Asks which token this is; null where the call does not say it. */
  readonly idRequest: RevokeRequest | null;
  /** The call itself. @throws {InvalidInputError} for an id that would make another address of it */
  request(id: string | null): RevokeRequest;
}

type Revoked = Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'origins' | 'test'>;

/**
 * What an answer may call a token: one part of a path, whoever reads it. A slash or dots, also escaped, would revoke
 * something else.
 */
export const ID_PLACE: PlaceOf = {
  name: 'id',
  pattern: '^(?!.*\\.\\.)[A-Za-z0-9_-][A-Za-z0-9._~:@+=-]{0,127}$',
};
/** Stands for an id until one is known. */
const ANY_ID = '0';

/**
 * The call by which a token revokes itself.
 * @returns null where none is known for it: then a person deletes it at the provider
 */
export function preparedRevoke(provider: Provider | undefined, token: Revoked): PreparedRevoke | null {
  const call = provider?.revoke.call;
  if (provider === undefined || call === undefined) return null;
  const origin = originOf(call, provider, token);
  if (origin === null || !isNamedIn(call, token) || !isTrusted(provider, token)) return null;
  try {
    const prepared: PreparedRevoke = {
      call,
      origin,
      lines: shownLines(call, provider, token, origin),
      idRequest: call.id === undefined ? null : idRequest(call.id, provider, token, origin),
      request: (id) => request(call, provider, token, origin, id),
    };
    // Read once now: what can't be called is not offered.
    prepared.request(call.id === undefined ? null : ANY_ID);
    return prepared;
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

/**
 * The one host of a call. While a token has several, nobody knows yet which of them would take it. A record whose
 * hosts are not those of its provider is somebody else's by now, so nothing is called.
 */
function originOf(call: RevokeCall, provider: Provider, { origins }: Revoked): string | null {
  const [origin, ...others] = call.origin === undefined ? origins : [call.origin];
  if (origin === undefined || others.length > 0 || !EXACT_ORIGIN.test(origin)) return null;
  const areIts = origins.every(
    (each) => provider.ownServer || provider.hosts.some((host) => fieldsOfOrigin(host.origin, each) !== null),
  );
  return areIts && origins.every((each) => each === origin || haveOneOwner(each, origin)) ? origin : null;
}

/**
 * Whether the host is known to be the API: by documents of the vendor, or as it took the token in a test. A host that
 * answered with a web page gets no call with the token either.
 */
function isTrusted(provider: Provider, { origins, test }: Revoked): boolean {
  if (isHeldBack(test)) return false;
  const isConfirmed = !isGuarded(provider) && isAtVendor(provider, origins);
  return isConfirmed || (test !== null && isAccepted(test.outcome));
}

/** Whether the call says which token it is about: one that travels in no header has to be in the body. */
function isNamedIn({ withToken, body = '', id }: RevokeCall, { headers }: Revoked): boolean {
  return body.includes('{token}') || ((withToken || id !== undefined) && headers.length > 0);
}

function request(
  call: RevokeCall,
  provider: Provider,
  token: Revoked,
  origin: string,
  id: string | null,
): RevokeRequest {
  const values = { ...valuesOf(token), ...(id === null ? {} : { id }) };
  const path = filledPath(call.path, [...placesOf(provider, token), ID_PLACE], values);
  return {
    method: call.method,
    url: exactAddress(origin, path),
    headers: {
      ...typeOf(call),
      ...call.headers,
      ...(call.withToken ? Object.fromEntries(secretHeaders(token)) : {}),
    },
    body: call.body === undefined ? null : filledBody(call.body, call.type, values, encoded),
  };
}

function idRequest(
  { path }: NonNullable<RevokeCall['id']>,
  provider: Provider,
  token: Revoked,
  origin: string,
): RevokeRequest {
  return {
    method: 'GET',
    url: exactAddress(origin, filledPath(path, placesOf(provider, token), valuesOf(token))),
    headers: Object.fromEntries(secretHeaders(token)),
    body: null,
  };
}

/** What may stand in an address: never the token, and no other secret of the record. */
function placesOf({ fields }: Provider, token: Revoked): readonly PlaceOf[] {
  const secret = token.fields.filter((field) => field.secret).map(({ name }) => name);
  return fields.filter((field) => !field.secret && !secret.includes(field.name));
}

function shownLines(call: RevokeCall, provider: Provider, token: Revoked, origin: string): readonly string[] {
  const places = placesOf(provider, token);
  const values = valuesOf(token);
  const address = (path: string) =>
    `${origin}${path
      .split('{id}')
      .map((part) => filledPath(part, places, values))
      .join('{id}')}`;
  const hidden = {
    ...values,
    ...Object.fromEntries(
      token.fields.flatMap(({ name, value, secret }) => (secret ? [[name, masked(value)]] : [])),
    ),
    token: masked(token.secret),
    id: '{id}',
  };
  return [
    ...(call.id === undefined ? [] : [`GET ${address(call.id.path)}`]),
    `${call.method} ${address(call.path)}`,
    ...(call.withToken || call.id !== undefined
      ? token.headers.map((header) => maskedLine(header, token))
      : []),
    ...Object.entries({ ...typeOf(call), ...call.headers }).map(([name, value]) => `${name}: ${value}`),
    ...(call.body === undefined ? [] : [filledBody(call.body, call.type, hidden, (value) => value)]),
  ];
}

function typeOf({ body, type, headers = {} }: RevokeCall): Readonly<Record<string, string>> {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (body === undefined || names.includes('content-type')) return {};
  return { 'Content-Type': type === 'form' ? 'application/x-www-form-urlencoded' : 'application/json' };
}

/**
 * A body with values in it. Of JSON only its texts are filled, so that no value can add to its parts; in a form each
 * value is encoded.
 * @throws {InvalidInputError} `field-value` for a name without a value, and for what is not JSON
 */
function filledBody(
  body: string,
  type: RevokeCall['type'],
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string,
): string {
  const fill = (text: string, as: (value: string) => string): string =>
    text.replace(/\{([a-z][a-z0-9_]*)\}/g, (_whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) throw new InvalidInputError('field-value');
      return as(value);
    });
  if (type === 'form') return fill(body, encode);
  return JSON.stringify(parsed(body), (_key, part: unknown) =>
    typeof part === 'string' ? fill(part, (value) => value) : part,
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new InvalidInputError('field-value');
  }
}
