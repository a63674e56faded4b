import { domainOfHost, domainsOf, type HostDomain } from '../providers/host-domains';
import type { Provider, ProviderField } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldIn, fillsHosts, hostSaidBy } from '../providers/tenant-host';
import type { Draft } from './draft';
import { type OwnServer, ownServerOf } from './own-server';
import type { FoundToken } from './reading';

/** The facts a known provider needs besides the token, and those a draft has. */
export interface Asked {
  readonly fields: readonly AskedField[];
  /** Domains to choose from: a token goes to hosts of one of them. */
  readonly domains: readonly HostDomain[];
  /** The chosen one; null while it is open. */
  readonly domain: string | null;
  /** Null where it goes to the vendor's hosts. */
  readonly server: OwnServer | null;
  /** Where it goes by what is chosen, without hosts whose field is left out; none for an own server, and while the domain is open. */
  readonly hosts: readonly Provider['hosts'][number][];
  /** Whether nothing is open. Nothing is asked for or sent before. */
  readonly complete: boolean;
}

export interface AskedField {
  readonly field: ProviderField;
  readonly value: string;
  /** `cut`: the token itself says it. `left-out`: it may be empty, and is. */
  readonly state: 'empty' | 'wrong' | 'good' | 'cut' | 'left-out';
}

export type Answers = Pick<
  Draft,
  'secret' | 'fields' | 'region' | 'domain' | 'server' | 'serverInClear' | 'ownIsOther'
>;

export function askedOf(draft: Answers, provider: Provider, providers: Pick<Providers, 'list'>): Asked {
  const server = ownServerOf(draft, provider, providers);
  const inRegion = provider.hosts.filter(({ region }) => draft.region === null || region === draft.region);
  const domains = server === null ? domainsOf(inRegion) : [];
  const chosen = domains.length === 1 ? domains[0] : domains.find(({ domain }) => domain === draft.domain);
  const open = chosen?.hosts ?? [];
  const given = fieldsFor(provider, server === null ? (chosen?.hosts ?? provider.hosts) : []).map((field) =>
    askedField(field, draft, open),
  );
  const isLeftOut = (name: string | null) =>
    given.some(({ field, state }) => field.name === name && state === 'left-out');
  const hosts = open.filter(({ origin }) => !isLeftOut(fieldIn(origin)));
  // Where it is all that names a host, it may not be empty.
  const isNeeded = ({ field }: AskedField) =>
    open.length > 0 && hosts.length === 0 && open.some(({ origin }) => fieldIn(origin) === field.name);
  const fields = given.map((one) =>
    one.state === 'left-out' && isNeeded(one) ? { ...one, state: 'empty' as const } : one,
  );
  const isFilled = fields.every(({ state }) => state !== 'empty' && state !== 'wrong');
  const isPlaced = server === null ? hosts.length > 0 : server.origin !== null;
  return {
    fields,
    domains: server === null ? domainsOf(provider.hosts) : [],
    domain: chosen?.domain ?? null,
    server,
    hosts,
    complete: isFilled && isPlaced,
  };
}

/** A field that only names a host of another region, or of the vendor's, is not asked for. */
function fieldsFor(provider: Provider, hosts: Asked['hosts']): readonly ProviderField[] {
  const { fields, headers, elsewhere, checks, revoke } = provider;
  const besideHosts = JSON.stringify([headers, elsewhere, checks, revoke.call]);
  const names = ({ origin }: Provider['hosts'][number]) => fieldIn(origin);
  return fields.filter(
    ({ name }) =>
      besideHosts.includes(`{${name}}`) ||
      hosts.some((host) => names(host) === name) ||
      !provider.hosts.some((host) => names(host) === name),
  );
}

function askedField(field: ProviderField, draft: Answers, hosts: Asked['hosts']): AskedField {
  const origins = hosts.map(({ origin }) => origin);
  const fits = (value: string) =>
    isFieldValue(field.pattern, value) && fillsHosts(origins, field.name, value);
  const cut = cutFrom(field, draft.secret);
  // What a token says of itself is judged like what is typed: a dot in it would name another host.
  if (cut !== null && fits(cut)) return { field, value: cut, state: 'cut' };
  const value = Object.hasOwn(draft.fields, field.name) ? (draft.fields[field.name] ?? '') : '';
  if (value === '') return { field, value, state: field.optional ? 'left-out' : 'empty' };
  return { field, value, state: fits(value) ? 'good' : 'wrong' };
}

/** The part of a token that is the value of a field; null where it has no such part. */
export function cutFrom({ cutFromToken }: ProviderField, secret: string): string | null {
  if (cutFromToken === undefined) return null;
  return new RegExp(cutFromToken).exec(secret)?.[1] ?? null;
}

/** Whether a value can fill a field. @param pattern for the whole value; null for anything that a header can carry */
export function isFieldValue(pattern: string | null, value: string): boolean {
  const fits = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value);
  if (pattern === null) return fits;
  try {
    return fits && new RegExp(pattern).test(value);
  } catch {
    // The user may still be typing the pattern.
    return false;
  }
}

/** The domain of the provider's that a paste or the tab speaks of; null where they name none, or several. */
export function domainSaidBy({ targets, owner }: FoundToken, provider: Provider): string | null {
  const tabs = owner.evidence.flatMap(({ kind, site, text }) =>
    kind === 'tab' && site === 'host' ? [`https://${text}`] : [],
  );
  const said = [...targets.flatMap(({ origin }) => origin ?? []), ...tabs].flatMap((origin) => {
    const host = provider.hosts.find((each) => hostSaidBy({ hosts: [each], sites: [] }, origin) !== null);
    return host === undefined ? [] : [domainOfHost(host.origin)];
  });
  const distinct = [...new Set(said)];
  return distinct.length === 1 ? (distinct[0] ?? null) : null;
}
