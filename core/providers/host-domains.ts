import { parse } from 'tldts';
import type { Provider } from './provider';
import { fieldIn } from './tenant-host';

type Host = Provider['hosts'][number];

/** Hosts of a provider that one and the same company stands behind, as far as their names can tell. */
export interface HostDomain {
  /** `example.com`; a suffix that strangers share has the field of the customer's name in front: `{tenant}.example.app`. */
  readonly domain: string;
  readonly hosts: readonly Host[];
}

/**
 * The registrable domain of a host's template. Names below a shared suffix such as `github.io` are domains of their own.
 * @returns the host itself where it has none
 */
export function domainOfHost(template: string): string {
  const field = fieldIn(template);
  const { hostname } = new URL(field === null ? template : template.replace(`{${field}}`, STAND_IN));
  const domain = parse(hostname, { allowPrivateDomains: true }).domain ?? hostname;
  return field === null ? domain : domain.replace(STAND_IN, `{${field}}`);
}

/** A label that no provider has. */
const STAND_IN = 'x-stands-in-x';

/** Hosts by their registrable domains, in their order. One click sends a token to those of one domain only. */
export function domainsOf(hosts: readonly Host[]): readonly HostDomain[] {
  const placed = hosts.map((host) => ({ host, domain: domainOfHost(host.origin) }));
  return [...new Set(placed.map(({ domain }) => domain))].map((domain) => ({
    domain,
    hosts: placed.filter((one) => one.domain === domain).map(({ host }) => host),
  }));
}

/**
 * The suffix below which a host's name stands where strangers have names there too: whoever chose the name is all that
 * tells them apart.
 * @param origin without a field
 * @returns null where somebody registered the domain
 */
export function sharedSuffix(origin: string): string | null {
  const { publicSuffix, isPrivate } = parse(new URL(origin).hostname, { allowPrivateDomains: true });
  return isPrivate === true ? publicSuffix : null;
}
