import { type AskedField, askedOf, isFieldValue } from '../pending/asked';
import type { Draft } from '../pending/draft';
import type { ServerCode } from '../pending/own-server';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldIn } from '../providers/tenant-host';
import { lastFour } from '../token/secret';

/** A tenant, an account id or a second secret, as a page may see it. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  readonly optional: boolean;
  /** Whether it is one part of the host's name. */
  readonly inHost: boolean;
  /** What was given; of a secret its last four characters. */
  readonly value: string;
  readonly state: 'empty' | 'wrong' | 'good' | 'left-out';
}

/** Hosts of one company among several. */
export interface DomainView {
  /** `example.com`, or `{tenant}.example.app`. */
  readonly domain: string;
  readonly regions: readonly string[];
}

/** The vendor's hosts, or a server of the user's own. */
export interface ServerView {
  /** Whether the vendor has hosts to choose instead. */
  readonly hasCloud: boolean;
  /** As it was typed; null where the vendor's hosts are chosen. */
  readonly typed: string | null;
  /** What is wrong with it, with the name of the provider that it belongs to or resembles. */
  readonly problem: { readonly code: ServerCode; readonly provider: string | null } | null;
  readonly hasPath: boolean;
  /** Its origin where the connection would not be encrypted; null for any other. */
  readonly inClear: string | null;
  /** Name of a provider that the host could be taken for; null where it resembles none. */
  readonly like: string | null;
  /** Whether the user said that it is not the company whose domain it shares. */
  readonly isOther: boolean;
}

/** What is asked for besides a token, and the answers so far. No secret is in it. */
export interface AskedView {
  readonly fields: readonly FieldView[];
  /** Empty where there is nothing to choose. */
  readonly domains: readonly DomainView[];
  readonly domain: string | null;
  /** Null where nobody runs a server of that API. */
  readonly server: ServerView | null;
  /** Names of the regions to choose from; empty where there is one host. */
  readonly regions: readonly string[];
}

export function askedView(draft: Draft, provider: Provider | undefined, providers: Providers): AskedView {
  if (provider === undefined)
    return { fields: ownFields(draft), domains: [], domain: null, server: null, regions: [] };
  const asked = askedOf(draft, provider, providers);
  const domains = asked.domains.length > 1 ? asked.domains : [];
  // A region of another company's hosts is another choice.
  const near = asked.domains.find(({ domain }) => domain === asked.domain)?.hosts ?? asked.hosts;
  return {
    fields: asked.fields.flatMap((one) => fieldView(one, provider) ?? []),
    domains: domains.map(({ domain, hosts }) => ({ domain, regions: regionsOf(hosts) })),
    domain: asked.domain,
    server: serverView(draft, provider, asked.server, providers),
    regions: asked.server === null ? regionsOf(near) : [],
  };
}

/** One that the token itself says is asked of nobody. */
function fieldView({ field, value, state }: AskedField, { hosts }: Provider): FieldView | null {
  if (state === 'cut') return null;
  const { name, label, secret, optional } = field;
  const inHost = hosts.some(({ origin }) => fieldIn(origin) === name);
  return { name, label, secret, optional, inHost, value: secret ? lastFour(value) : value, state };
}

function ownFields({ fields, own, providerId }: Draft): readonly FieldView[] {
  if (providerId !== null) return [];
  return (own?.fields ?? []).map(({ name, label, secret, pattern }) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    const state = value === '' ? 'empty' : isFieldValue(pattern, value) ? 'good' : 'wrong';
    const shown = secret ? lastFour(value) : value;
    return { name, label, secret, optional: false, inHost: false, value: shown, state };
  });
}

function serverView(
  { ownIsOther }: Draft,
  { ownServer, hosts }: Provider,
  server: ReturnType<typeof askedOf>['server'],
  providers: Providers,
): ServerView | null {
  const hasCloud = hosts.length > 0;
  if (hasCloud && !ownServer) return null;
  const nameOf = (id: string | null | undefined) => (id == null ? null : (providers.find(id)?.name ?? id));
  return {
    hasCloud,
    typed: server?.text ?? null,
    problem: server?.problem
      ? { code: server.problem.code, provider: nameOf(server.problem.providerId) }
      : null,
    hasPath: server?.hasPath ?? false,
    inClear: server?.inClear ?? null,
    like: nameOf(server?.likeId),
    isOther: ownIsOther,
  };
}

function regionsOf(hosts: readonly Provider['hosts'][number][]): readonly string[] {
  return [...new Set(hosts.flatMap(({ region }) => region ?? []))];
}
