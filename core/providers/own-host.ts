import { parse } from 'tldts';
import { RECORD_ORIGIN } from '../shapes/exact-origin';
import { httpUse } from '../shapes/local-address';
import { ownerOfDomain, shownHost } from './look-alike';
import type { Provider } from './provider';
import { recogniserOf } from './recogniser';

/** Why an origin is not a host of an own provider. Pages look up their text by this code. */
export type HostCode =
  | 'not-a-host'
  | 'too-long'
  | 'odd-characters'
  | 'not-ascii'
  | 'scheme'
  | 'wildcard'
  | 'user-info'
  | 'zone-id'
  | 'trailing-dot'
  | 'default-port'
  | 'path'
  | 'not-exact'
  | 'http-public'
  | 'shared-host'
  | 'built-in'
  | 'near-built-in'
  | 'look-alike';

/** What is wrong with a host, and the built-in provider that it belongs to or resembles. */
export interface HostProblem {
  readonly code: HostCode;
  readonly providerId?: string;
}

/** Characters of an origin, as a record bounds it, and of an address that somebody types. */
const LONGEST_ORIGIN = 300;
const LONGEST_TYPED = 2000;

/** A scheme where one is written, then everything that names a host, then the rest. */
const PARTS = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#\\]*)(.*)$/is;
const ODD = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

/** Each tells one way in which an authority names no single host, in the order in which they are said. */
const AUTHORITY_FAULTS: readonly (readonly [HostCode, RegExp])[] = [
  ['user-info', /@/],
  ['wildcard', /\*/],
  ['zone-id', /^\[[^\]]*%/],
  ['trailing-dot', /\.(?::\d*)?$/],
  ['not-a-host', /[%{}$<>^|`"']/],
];

/**
 * Judges an origin that an own provider names: one exact host, in the clear only in the user's own network, and
 * nobody's whom Keybearer knows.
 * @param confirmed the user said that it is another company's than the one it resembles
 * @returns null for an origin that may be named
 */
export function judgeOrigin(
  origin: string,
  builtIn: readonly Provider[],
  confirmed: boolean,
): HostProblem | null {
  const form = formFault(origin);
  if (form !== null) return { code: form };
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'http:' && httpUse(origin) === 'refused') return { code: 'http-public' };
  if (isShared(hostname)) return { code: 'shared-host' };
  const [owner] = recogniserOf(builtIn).ofHost(hostname);
  if (owner !== undefined) return { code: 'built-in', providerId: owner.id };
  return confirmed ? null : resemblance(origin, hostname, builtIn);
}

/** The registrable domain of a host; names below a shared suffix such as `github.io` are domains of their own. */
export function registrableDomain(host: string): string | null {
  return parse(host, { allowPrivateDomains: true }).domain;
}

/** Whose an origin is: its registrable domain, or the host where it has none. */
export function ownerOf(origin: string): string {
  const { hostname } = new URL(origin);
  return registrableDomain(hostname) ?? hostname;
}

/** Whether two origins are of one registrable domain. */
export function haveOneOwner(one: string, other: string): boolean {
  const [mine, its] = [one, other].map((origin) => registrableDomain(new URL(origin).hostname));
  return mine !== null && mine !== undefined && mine === its;
}

/**
 * A page about an API, where it is of the company of one of its hosts: it may become one that uses the API's token.
 * @param docs an address, right or wrong; null where none is named
 * @returns null for a page of anybody else
 */
export function docsOfOwner(docs: string | null, origins: readonly string[]): string | null {
  if (docs === null || !URL.canParse(docs)) return null;
  return origins.some((origin) => URL.canParse(origin) && haveOneOwner(docs, origin)) ? docs : null;
}

function formFault(origin: string): HostCode | null {
  if (origin.length > LONGEST_ORIGIN) return 'too-long';
  if (ODD.test(origin)) return 'odd-characters';
  if (/[^\x21-\x7e]/.test(origin)) return 'not-ascii';
  const [, scheme, authority = '', rest = ''] = PARTS.exec(origin) ?? [];
  if (scheme !== 'https' && scheme !== 'http') return 'scheme';
  const fault = authorityFault(authority);
  if (fault !== null) return fault;
  if (rest !== '') return 'path';
  if (authority.endsWith(scheme === 'https' ? ':443' : ':80')) return 'default-port';
  const isExact = URL.canParse(origin) && new URL(origin).origin === origin && RECORD_ORIGIN.test(origin);
  return isExact ? null : 'not-exact';
}

function authorityFault(authority: string): HostCode | null {
  if (authority === '') return 'not-a-host';
  return AUTHORITY_FAULTS.find(([, pattern]) => pattern.test(authority))?.[0] ?? null;
}

/** A suffix under which many people have names. `http://ai` is one too: some registries have a web server there. */
function isShared(hostname: string): boolean {
  const { domain, isIp, isIcann, isPrivate } = parse(hostname, { allowPrivateDomains: true });
  return isIp !== true && domain === null && (isIcann === true || isPrivate === true);
}

function resemblance(origin: string, hostname: string, builtIn: readonly Provider[]): HostProblem | null {
  const domain = registrableDomain(hostname);
  const near = domain === null ? undefined : ownerOfDomain(domain, builtIn);
  if (near !== undefined) return { code: 'near-built-in', providerId: near };
  // A machine of the own network is called after what runs there.
  if (httpUse(origin.replace(/^https:/, 'http:')) !== 'refused') return null;
  const { lookAlike } = shownHost(origin, builtIn);
  return lookAlike === null ? null : { code: 'look-alike', providerId: lookAlike.providerId };
}

/** A host as somebody typed it, read the way a browser would. */
export interface TypedOrigin {
  /** `https://host[:port]`, or `http:` where that was typed. */
  readonly origin: string;
  /** The path behind it, for a prefix or a check; empty where there is none that may be one. */
  readonly path: string;
  /** Whether a query or a fragment was left out. */
  readonly hasMore: boolean;
  /** Whether letters outside of ASCII were typed: the origin then shows their punycode. */
  readonly isPunycode: boolean;
}

/**
 * Turns what a person types as a host into an exact origin. `https:` is meant where no scheme is typed.
 * @param text `api.acme.example`, `https://api.acme.example/v1?x=1`, `http://localhost:3000`
 */
export function typedOrigin(text: string): TypedOrigin | HostProblem {
  const typed = text.trim();
  if (typed.length > LONGEST_TYPED) return { code: 'too-long' };
  if (ODD.test(typed)) return { code: 'odd-characters' };
  const [, written = 'https', authority = '', rest = ''] = PARTS.exec(typed) ?? [];
  const scheme = written.toLowerCase();
  if (scheme !== 'https' && scheme !== 'http') return { code: 'scheme' };
  const fault = authorityFault(authority);
  if (fault !== null) return { code: fault };
  const address = `${scheme}://${authority}${rest}`;
  if (/^[\\#]/.test(rest) || !URL.canParse(address)) return { code: 'not-a-host' };
  const { origin, hostname, pathname, search, hash } = new URL(address);
  const isAscii = /^[\x21-\x7e]*$/.test(authority);
  // Wide letters become others without a trace.
  if (!isAscii && !hostname.includes('xn--')) return { code: 'not-ascii' };
  const form = formFault(origin);
  if (form !== null) return { code: form === 'not-exact' ? 'not-a-host' : form };
  const isPlain = /^(?:\/[A-Za-z0-9._~-]+)+$/.test(pathname) && !pathname.includes('..');
  return { origin, path: isPlain ? pathname : '', hasMore: search + hash !== '', isPunycode: !isAscii };
}
