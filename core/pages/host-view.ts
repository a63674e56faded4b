import { parse } from 'tldts';
import type { Address } from '../pending/address';
import { shownHost } from '../providers/look-alike';
import type { Providers } from '../providers/providers';
import { isAnyPort } from '../shapes/any-port';

/** A host as it stands alone on a line before access to it is asked for. */
export interface HostView {
  /** Labels in front of the domain, with their dot: `api.`. */
  readonly before: string;
  /** What somebody registered, so the part that says whose it is; the whole host where there is no such part. */
  readonly domain: string;
  /** `:8443`, or `:*` for every one; empty for the usual one. */
  readonly port: string;
  /** Without encryption. */
  readonly plain: boolean;
}

/** An address of a paste. Nothing before an `@`, no query and no fragment is in it. */
export interface AddressView {
  readonly role: Address['role'];
  /** Null where it can't be read for sure. */
  readonly host: HostView | null;
  readonly hasUserInfo: boolean;
  readonly oddCharacters: Address['oddCharacters'];
  /** The provider that it could be taken for; null where it resembles none. */
  readonly likeness: { readonly provider: string; readonly text: string } | null;
}

/** @param origin `https://host[:port]`, with the host in punycode */
export function hostView(origin: string): HostView {
  const { hostname, port, protocol } = new URL(origin);
  return partsOf(hostname, isAnyPort(origin) ? '*' : port, protocol === 'http:');
}

export function addressView(
  { role, scheme, host, port, hasUserInfo, oddCharacters }: Address,
  providers: Providers,
): AddressView {
  const parts = host === null ? null : partsOf(host, port ?? '', scheme === 'http');
  return { role, host: parts, hasUserInfo, oddCharacters, likeness: likenessOf(host, providers) };
}

/** The provider that a host could be taken for; null where it resembles none. */
export function likenessOf(host: string | null, providers: Providers): AddressView['likeness'] {
  const like = host === null ? null : shownHost(host, providers.list).lookAlike;
  const provider = like === null ? undefined : providers.find(like.providerId);
  return like === null || provider === undefined ? null : { provider: provider.name, text: like.text };
}

/** Names below a shared suffix such as `github.io` belong to different people, so that suffix is not a domain. */
function partsOf(host: string, port: string, plain: boolean): HostView {
  const domain = parse(host, { allowPrivateDomains: true }).domain ?? host;
  const before = host.endsWith(domain) ? host.slice(0, host.length - domain.length) : '';
  return { before, domain: before === '' ? host : domain, port: port === '' ? '' : `:${port}`, plain };
}
