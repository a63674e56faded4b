import { parse } from 'tldts';
import { lookAlikeName, ownerOfDomain, shownHost } from '../providers/look-alike';
import type { OwnProviderInput } from '../providers/own-provider';
import { isStorable } from '../providers/own-provider-input';
import type { Providers } from '../providers/providers';
import { recogniserOf } from '../providers/recogniser';
import { isNamedAsApi } from '../shapes/api-host';
import { httpUse } from '../shapes/local-address';
import type { Address } from './address';
import { looksRandom } from './instead';
import type { FoundToken, PastedHeader, Reading, SecondSecret } from './reading';

/** What a paste leaves open about an API, which the user has to look at before anything is sent. */
export type OwnQuestion =
  /** It does not say in which header the token goes: the usual one stands there. */
  | 'form'
  /**
   * The host could be taken for a known provider's or lies below one's domain, the request is led elsewhere, or something
   * else speaks of a known provider.
   */
  | 'host'
  /** It sends without encryption. */
  | 'http';

/** An API that nobody has written down yet, as one request of a paste describes it. */
export interface PastedApi {
  readonly input: OwnProviderInput;
  readonly asks: readonly OwnQuestion[];
  /** By name: what the paste has for the fields of `input`. Secrets are among them. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The header that most APIs ask for. */
export const USUAL: PastedHeader = { name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' };
export const UNNAMED = 'My API';
/** Headers that route, speak for somebody else or change the method: no token goes in one, whatever a paste says. */
const NO_TOKENS =
  /^(?:x-original-.*|x-rewrite-url|x-(?:method|host)(?:-.*)?|x-real-ip|x-client-ip|true-client-ip|cf-.*|x-envoy-.*|sudo|(?:x-)?impersonate-.*|x-on-behalf-of|service-worker.*|max-forwards|from|x-webhook-url|x-callback-url|x-forwarded-.*|x-http-method.*|proxy-.*|cookie2?|x-amz-.*|sec-.*)$/i;
const HEADER_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const ANY_ID = `own-${'A'.repeat(22)}`;

/**
 * The own provider that one request of a paste describes. Its address has to be sure: one host, no user name, no
 * character that is not plain, none of a provider that ships. Nothing else decides where a token goes.
 * @returns null where the paste describes none
 */
export function proposedApi(found: FoundToken, reading: Reading, providers: Providers): PastedApi | null {
  const address = onlyTarget(found, reading);
  const host = address?.host ?? null;
  const where = address === null ? null : originOf(address);
  if (address === null || host === null || where === null || isOfProvider(host, providers)) return null;
  const form = formOf(found);
  const { headers, fields, values } = filledHeaders(form ?? USUAL, [
    ...found.secondSecrets,
    ...pairBeside(found, reading),
  ]);
  const own = new Set(headers.map(({ name }) => name.toLowerCase()));
  const input: OwnProviderInput = {
    name: apiName(host, providers),
    origins: [where.origin],
    pathPrefix: '',
    headers,
    fields,
    companions: found.extraHeaders
      .filter(({ name }) => !own.has(name.toLowerCase()))
      .map(({ name, value }) => ({ name, value, sentOn: 'every-request' })),
    check: checkOf(found, address),
    docs: null,
    sharedWithApp: mayHaveApp(host),
  };
  if (!isStorable(input, ANY_ID)) return null;
  const asks: readonly OwnQuestion[] = [
    ...(form === null ? (['form'] as const) : []),
    ...(isDoubtful(host, found, reading, providers) ? (['host'] as const) : []),
    ...(where.plain ? (['http'] as const) : []),
  ];
  return { input, asks, fields: values };
}

/** The one address that the token goes to, where the paste leaves no doubt about it. */
function onlyTarget({ owner, form, targets }: FoundToken, reading: Reading): Address | null {
  const [first] = targets;
  if (first === undefined || owner.open !== 'unknown-address' || form === 'parameter') return null;
  // Of several tokens each goes its own way; one token that goes two ways goes nowhere.
  const others = reading.kind === 'several' ? [] : reading.addresses.filter(({ role }) => role === 'target');
  const all = [...targets, ...others];
  const isSure = all.every(
    ({ origin, hasUserInfo, oddCharacters, scheme }) =>
      origin !== null && !hasUserInfo && oddCharacters.length === 0 && !/^wss?$/.test(scheme ?? ''),
  );
  return isSure && all.every(({ origin }) => origin === first.origin) ? first : null;
}

/**
 * Without encryption only an address of this computer or network, and that one is asked about; any other is taken
 * with encryption.
 */
function originOf({ scheme, host, port, origin }: Address): { origin: string; plain: boolean } | null {
  if (host === null || origin === null) return null;
  const nearby = httpUse(`http://${host}`) !== 'refused';
  if (scheme === 'https' || (scheme === null && !nearby)) return { origin, plain: false };
  if (NEVER_PLAIN.test(host)) return null;
  const behind = port === null || port === '80' ? '' : `:${port}`;
  return { origin: `${nearby ? 'http' : 'https'}://${host}${behind}`, plain: true };
}

/** Any address at all, link-local addresses with the metadata of clouds, and IPv4 dressed as IPv6. */
const NEVER_PLAIN =
  /^(?:0(?:\.\d{1,3}){3}|169\.254(?:\.\d{1,3}){2}|\[::\]|\[::ffff:.*\]|\[fe[89ab][0-9a-f]:.*\])$/;

/** A host of a provider that ships, whatever its port. */
function isOfProvider(host: string, { list }: Pick<Providers, 'list'>): boolean {
  return recogniserOf(list).ofHost(host).length > 0;
}

/**
 * Whether the host deserves a look of its own. A page can print a command that sends the token of a known provider to
 * the page's own host, and then the tab, the variable or the form of the token still speaks of that provider.
 */
function isDoubtful(
  host: string,
  { owner }: FoundToken,
  { addresses }: Reading,
  { list }: Pick<Providers, 'list'>,
): boolean {
  // Many APIs share a header and a scheme.
  const speaksOfAnother = owner.evidence.some(
    ({ providerId, kind }) => providerId !== null && kind !== 'header' && kind !== 'scheme',
  );
  const led = addresses.some(({ role }) => role === 'connect-to' || role === 'resolve');
  const namesKnown = addresses.some(
    ({ role, host: named }) => role !== 'target' && named !== null && isOfProvider(named, { list }),
  );
  const { lookAlike, domain } = shownHost(host, list);
  const isBelow = domain !== null && ownerOfDomain(domain, list) !== undefined;
  return speaksOfAnother || namesKnown || led || lookAlike !== null || isBelow;
}

function domainOf(host: string): string | null {
  return parse(host, { allowPrivateDomains: true }).domain;
}

/** `Acme` for `api.acme.example`; a name that could be taken for a known provider's is given to none. */
export function apiName(host: string, { list }: Providers): string {
  const { domainWithoutSuffix } = parse(host, { allowPrivateDomains: true });
  const label = domainWithoutSuffix ?? host;
  const words = label.startsWith('xn--') ? host : label.replaceAll('-', ' ').trim();
  const name = domainWithoutSuffix === null ? host : words.charAt(0).toUpperCase() + words.slice(1);
  const isLike =
    lookAlikeName(name, list) !== null ||
    (label.startsWith('xn--') && shownHost(host, list).lookAlike !== null);
  const isGood = name !== '' && name.length <= 40 && !isLike;
  return isGood ? name : UNNAMED;
}

/** Any host that is not named as an API may have a web app beside it. */
export function mayHaveApp(host: string): boolean {
  return !isNamedAsApi(beforeDomain(host));
}

function beforeDomain(host: string): string {
  const domain = domainOf(host);
  return domain === null || !host.endsWith(domain) ? '' : host.slice(0, host.length - domain.length);
}

/** @returns null where the paste does not say, or says a header in which no token goes */
function formOf({ header }: FoundToken): PastedHeader | null {
  return header !== null && mayCarry(header) ? header : null;
}

/** Many servers read `_` as `-`. */
function mayCarry({ name }: PastedHeader): boolean {
  return HEADER_NAME.test(name) && !NO_TOKENS.test(name.replaceAll('_', '-'));
}

/** A name and a password of the same request, where the token goes in a header beside theirs. */
function pairBeside({ header, targets }: FoundToken, { kind, seen }: Reading): readonly SecondSecret[] {
  if (kind !== 'token' || header === null || /^authorization$/i.test(header.name)) return [];
  const pairs = seen.flatMap(({ kind: doubt, anyway }) =>
    doubt === 'name-and-password' && anyway !== null && anyway.header !== null
      ? [{ header: anyway.header, secret: anyway.secret, to: anyway.targets[0]?.origin }]
      : [],
  );
  return pairs.length === 1 ? pairs.filter(({ to }) => to === targets[0]?.origin) : [];
}

/** The token's header, and those of other secrets as fields. Of Basic the name is a field, not part of the form. */
function filledHeaders(
  form: PastedHeader,
  others: readonly SecondSecret[],
): Pick<OwnProviderInput, 'headers' | 'fields'> & { readonly values: PastedApi['fields'] } {
  const headers: OwnProviderInput['headers'] = [];
  const fields: OwnProviderInput['fields'] = [];
  const values = new Map<string, string>();
  const add = (header: PastedHeader, filled: string): void => {
    const user = header.encoding === 'basic' ? /^(.+):\{token\}$/s.exec(header.template)?.[1] : undefined;
    const template = user === undefined ? header.template : '{user}:{token}';
    headers.push({ ...header, template: template.replace('{token}', `{${filled}}`) });
    if (user === undefined) return;
    fields.push({ name: 'user', label: 'User name', secret: false, pattern: null });
    values.set('user', user);
  };
  add(form, 'token');
  for (const { header, secret } of others) {
    if (!mayCarry(header)) continue;
    const isPair = header.encoding === 'basic';
    const name = isPair ? 'password' : fieldName(header.name, values);
    add(header, name);
    fields.push({ name, label: isPair ? 'Password' : header.name.slice(0, 40), secret: true, pattern: null });
    values.set(name, secret);
  }
  return { headers, fields, values: Object.fromEntries(values) };
}

/** `apikey` for `X-Api-Key`, with a letter behind it where that is taken. */
function fieldName(header: string, taken: ReadonlyMap<string, string>): string {
  const letters =
    header
      .toLowerCase()
      .replace(/^x-/, '')
      .replace(/[^a-z]/g, '')
      .slice(0, 20) || 'value';
  const names = ['', ...'bcdefghi'].map((end) => letters + end);
  return names.find((name) => !/^(?:token|user|password)$/.test(name) && !taken.has(name)) ?? letters;
}

/** A pasted GET or HEAD without its query. A path with something in it that may be a secret is none. */
function checkOf(
  { method, secret, secondSecrets }: FoundToken,
  { role, path }: Address,
): OwnProviderInput['check'] {
  if (role !== 'target' || (method !== 'GET' && method !== 'HEAD')) return null;
  if (!/^\/[\w.~-][\w./~-]*$/.test(path) || path.length >= 200 || path.includes('//')) return null;
  const segments = path.split('/');
  const secrets = [secret, ...secondSecrets.map((each) => each.secret)];
  const isSecret = (segment: string): boolean =>
    (segment.length >= 20 && looksRandom(segment) && !UUID.test(segment)) ||
    secrets.some(
      (each) => segment !== '' && (each.includes(segment) ? segment.length > 3 : segment.includes(each)),
    );
  return segments.some((segment) => /^\.{1,2}$/.test(segment) || isSecret(segment)) ? null : { method, path };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
