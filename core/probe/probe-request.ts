import { InvalidInputError } from '../errors/invalid-input-error';
import { type ExactAddress, exactAddress, filledPath } from '../providers/filled-address';
import type { Provider, ProviderCheck } from '../providers/provider';
import { isAnyPort } from '../shapes/any-port';
import { isSendable } from '../shapes/exact-origin';
import { filledTemplate, secretHeaders } from '../token/headers';
import type { TokenRecord } from '../token/token-record';
import { cleanText, spellsOut } from './clean-text';
import { filledBody, filledParameters, givenParameters, written } from './parameters';
import { secretsOf } from './secrets-of';
import { type PlaceValue, placesOf } from './values-of';

/** One request of a test, as data. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Built and read back, so that no value in it leads elsewhere. */
  readonly url: ExactAddress;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What a provider says about a request besides its check. */
export type Asking = Pick<Provider, 'fields' | 'elsewhere'>;
type Asked = Pick<TokenRecord, 'secret' | 'fields' | 'headers' | 'origins'>;

const NO_FIELDS: Asking = { fields: [] };
const JSON_BODY = { 'Content-Type': 'application/json' };

/**
 * The request that asks the provider about one candidate. It goes to an origin of the sealed record only.
 * @param origin one of the record's sendable origins, of one port
 * @throws {InvalidInputError} `probe-address` when the address would not be exactly that origin and the check's path,
 *   `field-value` where a field is missing or does not fit
 */
export function probeRequest(
  check: ProviderCheck,
  token: Asked,
  origin: string,
  asking: Asking = NO_FIELDS,
): ProbeRequest {
  const places = placesOf(token, asking.fields);
  const sent = Object.fromEntries(sentHeaders(token, asking, places));
  const { headers, ...request } = built(check, origin, { ...asking, origins: token.origins, places });
  return { ...request, headers: { ...headers, ...sent } };
}

/** Stands in an address or a body where the token would. */
const NOTHING = 'none';

/**
 * The same request as it goes out before the token does. Everything that belongs to the token is replaced.
 * @throws {InvalidInputError} `not-its-address` where what was typed beside the token spells it out
 */
function withoutToken(check: ProviderCheck, token: Asked, origin: string, asking: Asking): ProbeRequest {
  const places = placesOf(token, asking.fields).map((place) =>
    place.secret ? { ...place, pattern: '^none$', value: NOTHING } : place,
  );
  const request = built(check, origin, {
    fields: asking.fields,
    elsewhere: undefined,
    origins: token.origins,
    places,
  });
  const { url, body, headers } = request;
  const spelt = [url.slice(origin.length), body ?? '', ...Object.values(headers)];
  const secrets = secretsOf(token);
  if (spelt.some((text) => spellsOut(text, secrets))) throw new InvalidInputError('not-its-address');
  return request;
}

interface Parts extends Asking, Pick<TokenRecord, 'origins'> {
  readonly places: readonly PlaceValue[];
}

function built(check: ProviderCheck, origin: string, parts: Parts): ProbeRequest {
  const { places, fields, origins, elsewhere } = parts;
  const isHere = isSendable(origin) && !isAnyPort(origin) && origins.includes(origin);
  // What travels in the clear in an address is read by everybody on the way.
  if (!isHere || (elsewhere !== undefined && !origin.startsWith('https:')))
    throw new InvalidInputError('probe-address');
  const values = Object.fromEntries(places.map(({ name, value }) => [name, value]));
  const given = givenParameters(elsewhere?.parameters ?? [], places, fields);
  const parameters = elsewhere?.place === 'path' ? [] : filledParameters(given, places);
  const fill = (template: string) => filledPath(template, places, values);
  const path = pathOf(check, elsewhere, fill, written(parameters));
  const body = filledBody(check, places, fields, elsewhere?.place === 'body' ? parameters : []);
  return {
    method: check.method,
    url: exactAddress(origin, path),
    headers: { ...(body === null || isTyped(check) ? {} : JSON_BODY), ...check.headers },
    body,
  };
}

/** The headers of the record. One that uses a field which was left empty is left out. */
function sentHeaders(
  token: Asked,
  { fields }: Asking,
  places: readonly PlaceValue[],
): ReturnType<typeof secretHeaders> {
  const filled = places.filter(({ name }) => name !== 'token');
  const isFilled = (name: string) => filled.some((place) => place.name === name);
  const empty = fields.filter(({ name, optional }) => optional && !isFilled(name));
  const headers = token.headers.filter(
    ({ template }) => !empty.some(({ name }) => template.includes(`{${name}}`)),
  );
  const others = token.fields.filter(({ name }) => !isFilled(name));
  return secretHeaders({ secret: token.secret, headers, fields: [...others, ...filled] });
}

function isTyped({ headers = {} }: ProviderCheck): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
}

/** @param query in which the key travels, where it does so there */
function pathOf(
  { path }: Pick<ProviderCheck, 'path'>,
  elsewhere: Asking['elsewhere'],
  fill: (template: string) => string,
  query: string,
): string {
  const filled = fill(path);
  switch (elsewhere?.place) {
    case 'path':
      return elsewhere.parameters.map(({ template }) => fill(template)).join('') + filled;
    case 'query':
      return query === '' ? filled : `${filled}${filled.includes('?') ? '&' : '?'}${query}`;
    default:
      return filled;
  }
}

/** The two requests of a test that can't be sure of its API: they differ in what is of the token alone. */
export interface GuardedRequests {
  readonly without: ProbeRequest;
  readonly withToken: ProbeRequest;
}

/**
 * The request of a check without the token, and with it.
 * @param origin one of the record's sendable origins
 * @throws {InvalidInputError} as `probeRequest`
 */
export function guardedRequests(
  check: ProviderCheck,
  token: Asked,
  origin: string,
  asking: Asking = NO_FIELDS,
): GuardedRequests {
  return {
    without: withoutToken(check, token, origin, asking),
    withToken: probeRequest(check, token, origin, asking),
  };
}

/**
 * The same for a check of which only the address is known. Both have the record's extra headers, which hold no secret:
 * an API may answer nobody without them.
 */
export function genericRequests(
  check: ProviderCheck,
  token: Asked & Pick<TokenRecord, 'companions'>,
  origin: string,
  asking: Asking = NO_FIELDS,
): GuardedRequests {
  const headers = Object.fromEntries(token.companions.map(({ name, value }) => [name, value]));
  return guardedRequests({ ...check, headers }, token, origin, asking);
}

/** Characters that a stored result has room for. */
export const LONGEST_ADDRESS = 200;
const DOTS = '••••';

/**
 * The address of a check as it may be shown and stored: host and path without scheme, with dots for the token and
 * every secret field, and cleaned all the same. The host is one of the record's; `tested` reads it from here, and a
 * token whose text resembles a host must not change that.
 */
export function shownAddress(
  check: Pick<ProviderCheck, 'path'>,
  token: Pick<TokenRecord, 'secret' | 'fields' | 'headers'>,
  origin: string,
  asking: Asking = NO_FIELDS,
): string {
  const places = placesOf(token, asking.fields);
  const shown = Object.fromEntries(places.map(({ name, value, secret }) => [name, secret ? DOTS : value]));
  const fill = (template: string) => filledTemplate({ template }, shown);
  const query = givenParameters(asking.elsewhere?.parameters ?? [], places, asking.fields)
    .map(({ name, template }) => `${name}=${fill(template)}`)
    .join('&');
  const path = pathOf(check, asking.elsewhere, fill, query);
  return `${new URL(origin).host}${cleanText(path, secretsOf(token))}`.slice(0, LONGEST_ADDRESS);
}
