import { parse } from 'tldts';
import { cleanText } from '../probe/clean-text';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import type {
  DescribedHost,
  DescriptionSource,
  HostReason,
  HostVariable,
  KnownProviders,
} from './api-description';
import { filledHost, variablesIn } from './fill-host';
import { isCredentialInAddress } from './header-names';
import type { ServerAddress } from './server-addresses';

/** Names in an address that a reader is meant to replace. */
const PLACEHOLDER_LABEL =
  /^(?:your|my)(?:[-_].*|.*(?:company|domain|tenant|account|instance|subdomain|site|store|shop|org|host|server).*)$|^(?:account|tenant|company|customer|sub-?domain|domain|instance|host|hostname|server|server-?name|workspace|store|shop|site|org|organi[sz]ation|region|environment)[-_]?(?:name|id)$|^(?:tenant|company|customer|sub-?domain|domain|instance|hostname|organi[sz]ation|placeholder|example|changeme|x{3,})$/;
const PLACEHOLDER_HOST = /(?:^|\.)example\.(?:com|net|org)$|\.(?:test|invalid)$|[<>[\]*$%]/;
const SAYS_REPLACE = /\breplace\b[^.]{0,80}\bwith (?:your|the)\b/i;
const FILE_ENDING = /\.[a-z][a-z0-9]{1,4}$/i;
/** Loopback, link-local, private, carrier-grade NAT, multicast and reserved addresses, and names of private networks. */
const PRIVATE_HOST =
  /^(?=[\d.]+$)(?:0|10|127|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|198\.1[89]|22[4-9]|2[34]\d|25[0-5])\.|^\[|^[a-z0-9-]+$|(?:^|\.)localhost\.?$|\.(?:local|lan|home\.arpa|internal|intranet|corp|home)\.?$/;

/** The servers of a document as hosts that can be chosen. */
export function hostsOf(
  servers: readonly ServerAddress[],
  source: DescriptionSource,
  known: KnownProviders,
): readonly DescribedHost[] {
  const from = source.kind === 'address' && URL.canParse(source.url) ? new URL(source.url) : null;
  const found = new Map<string, DescribedHost>();
  for (const server of servers) {
    const host = hostOf(server, from, known);
    const key = host.origin === null ? host.written : `${host.origin}${host.pathPrefix}`;
    const before = found.get(key);
    // The same address over http and https is one, and the document has it with https.
    if (before === undefined || (before.wasHttp && !host.wasHttp)) found.set(key, host);
  }
  const hosts = [...found.values()];
  const sure = hosts.filter((host) => host.reason === null && !host.isOtherCompany && !host.isForSomeCalls);
  // Of several, regions and sandboxes among them, none is chosen without a person.
  return hosts.map((host) => ({ ...host, ticked: sure.length === 1 && host === sure[0] }));
}

function hostOf(server: ServerAddress, from: URL | null, known: KnownProviders): DescribedHost {
  const address = server.address ?? measured(server.path, from);
  const parts = address === null ? null : partsOf(address);
  const blank: DescribedHost = {
    origin: null,
    pathPrefix: address === null ? legalPath(server.path) : '',
    variables: [],
    from: server.address === null ? 'address' : 'declared',
    written: cleanText(server.written, []),
    about: cleanText(server.about, []),
    isOtherCompany: false,
    isForSomeCalls: server.isForSomeCalls,
    place: cleanText(server.place, []),
    wasHttp: false,
    ticked: false,
    reason: address === null ? 'relative' : /your|[*$_]/i.test(address) ? 'placeholder' : 'malformed',
    providerId: null,
  };
  if (parts === null) return blank;
  const origin = /\{/.test(parts.host) ? `https://${parts.host}` : originOf(parts, from);
  if (origin === null) return blank;
  const pathPrefix = legalPath(parts.path);
  const host = {
    ...blank,
    origin,
    pathPrefix,
    variables: variablesOf(origin, pathPrefix, server),
    isOtherCompany: isOther(origin, from),
    wasHttp: parts.scheme === 'http' && !origin.startsWith('http:'),
    reason: null,
  };
  const providerId = knownProvider(host, known);
  return { ...host, providerId, reason: providerId === null ? reasonOf(host, parts.path, from) : 'built-in' };
}

function measured(path: string, from: URL | null): string | null {
  if (from === null) return null;
  // A variable of the path would be escaped, so the path is put behind the origin as it is.
  if (path.startsWith('/')) return `${from.origin}${path}`;
  return URL.canParse(path, from)
    ? new URL(path, from).href.replaceAll('%7B', '{').replaceAll('%7D', '}')
    : '';
}

interface AddressParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

/** @returns null where it is not an address that one host answers */
function partsOf(address: string): AddressParts | null {
  const [, scheme = '', host = '', path = ''] = /^(https?):\/\/([^/?#]+)((?:\/[^?#]*)?)/i.exec(address) ?? [];
  const isPlain =
    /^(?:[A-Za-z0-9.-]|\{[^{}]{1,64}\})+(?::(?:\d{1,5}|\{[^{}]{1,64}\}))?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i;
  return isPlain.test(host) ? { scheme: scheme.toLowerCase(), host, path } : null;
}

/** Over http only where the document itself came from there. */
function originOf({ scheme, host }: AddressParts, from: URL | null): string | null {
  const plain = `${scheme}://${host}`;
  if (!URL.canParse(plain)) return null;
  const { origin, host: parsed, hostname } = new URL(plain);
  const isOwn = from?.origin === origin && PRIVATE_HOST.test(hostname);
  // A dot at the end is the same host to a browser, and no record spells it so.
  const address = isOwn ? origin : `https://${parsed.replace(/\.(?=:|$)/, '')}`;
  const secure = URL.canParse(address) ? new URL(address).origin : '';
  return RECORD_ORIGIN.test(secure) ? secure : null;
}

function variablesOf(origin: string, path: string, server: ServerAddress): readonly HostVariable[] {
  const inHost = new Set(variablesIn(origin));
  return [...new Set([...inHost, ...variablesIn(path)])].slice(0, 8).map((name) => {
    const { choices = [], example = '' } = server.variables.get(name) ?? {};
    return {
      name,
      choices: choices.map((choice) => cleanText(choice, [])).filter((choice) => choice !== ''),
      example: example === '' ? null : cleanText(inHost.has(name) ? example : withoutSlashes(example), []),
      isPathOnly: !inHost.has(name),
    };
  });
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

/** The part that stays the same, whatever its variables are; empty where a variable is all of it. */
function fixedPart(origin: string): string {
  return origin
    .replace(/^https?:\/\//, '')
    .replace(/:[^:\]]*$/, '')
    .replace(/^.*\}[^.]*\.?/, '');
}

function isOther(origin: string, from: URL | null): boolean {
  if (from === null) return false;
  const fixed = fixedPart(origin);
  const domainOf = (host: string): string | null => parse(host, { allowPrivateDomains: true }).domain;
  // Nothing but `.com` is left of `{domain}.com`, which says nothing about a company.
  if (origin.includes('{') && domainOf(fixed) === null) return false;
  return (domainOf(fixed) ?? fixed) !== (domainOf(from.hostname) ?? from.hostname);
}

function knownProvider(host: DescribedHost, { isKnownHost }: KnownProviders): string | null {
  if (host.origin === null) return null;
  const names = host.variables.filter(({ isPathOnly }) => !isPathOnly);
  // Any label shows whether a tenant's host is a provider's; a variable with choices is tried with each.
  const [first] = names;
  const tries = first === undefined || first.choices.length === 0 ? ['tenant'] : first.choices;
  for (const value of tries) {
    const values = Object.fromEntries(names.map((name) => [name.name, name.choices[0] ?? 'tenant']));
    const origin = tryFill(host, first === undefined ? values : { ...values, [first.name]: value });
    const id = origin === null ? null : isKnownHost(origin);
    if (id !== null) return id;
  }
  return null;
}

function tryFill(host: DescribedHost, values: Readonly<Record<string, string>>): string | null {
  const variables = host.variables.filter(({ isPathOnly }) => !isPathOnly);
  try {
    return filledHost({ ...host, variables, pathPrefix: '', reason: null }, values).origin;
  } catch {
    return null;
  }
}

function reasonOf(
  { origin, variables, about }: DescribedHost,
  path: string,
  from: URL | null,
): HostReason | null {
  const name = fixedPart(origin ?? '');
  const isPrivate = PRIVATE_HOST.test(name) && (origin?.includes('{') !== true || name.includes('.'));
  if (isPrivate) {
    if (from?.origin !== origin) return 'private';
    if (origin?.startsWith('http:')) return 'plain-http';
  }
  if (variables.some(({ isPathOnly, example }) => !isPathOnly || example === null)) return 'variable';
  const labels = name.split('.').slice(0, -1);
  if (PLACEHOLDER_HOST.test(name) || labels.some((label) => PLACEHOLDER_LABEL.test(label)))
    return 'placeholder';
  if (SAYS_REPLACE.test(about)) return 'placeholder';
  if (FILE_ENDING.test(path)) return 'file-ending';
  const end = parse(name, { allowPrivateDomains: true });
  if (end.isIp === true || isPrivate) return null;
  // An ending alone, like `co.uk`, is nobody's host.
  const isWhole = end.domain !== null || origin?.includes('{') === true;
  return end.isPrivate === true || (end.isIcann === true && isWhole) ? null : 'unknown-ending';
}

/**
 * As much of a path as a record can have, in whole parts. Where it is cut, the token goes to more paths of the same
 * host. A key that is in the path is the token itself, and no path of a record holds one.
 */
function legalPath(path: string): string {
  const [legal = ''] = /^(?:\/(?!\.{1,2}(?:\/|$))(?:[A-Za-z0-9._~-]|\{[^{}/]{1,64}\})+)*/.exec(path) ?? [];
  const isWhole = legal.length === path.length || path[legal.length] === '/';
  const parts = (isWhole ? legal : legal.slice(0, legal.lastIndexOf('/'))).split('/');
  const key = parts.findIndex((part) => variablesIn(part).some(isCredentialInAddress));
  const kept = (key === -1 ? parts : parts.slice(0, key)).join('/');
  return kept.length > 150 ? '' : kept;
}
