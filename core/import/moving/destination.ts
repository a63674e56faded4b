import { headerAsPasted } from '../../pending/as-pasted';
import type { ProposedHeader } from '../../pending/reading';
import { byForm, byName } from '../../pending/whose';
import { judgeOwnProvider } from '../../providers/judge-own-provider';
import type { OwnProviderInput } from '../../providers/own-provider';
import type { Provider } from '../../providers/provider';
import type { Providers } from '../../providers/providers';
import { recogniserOf } from '../../providers/recogniser';
import { filledOrigin, hostSaidBy } from '../../providers/tenant-host';
import { isNamedAsApi } from '../../shapes/api-host';
import { checkExtraHeaders } from '../../token/extra-header';
import type { TokenHeader } from '../../token/headers';
import type { CarriedSecret } from './carried-secret';

/** Where a token of another tool goes here: to a provider that ships, or to one of the user's own that comes with it. */
export type Destination =
  | {
      readonly kind: 'built-in';
      readonly providerId: string;
      readonly origins: readonly string[];
      /** Null where the hosts are of several regions, or of none. */
      readonly region: string | null;
      readonly secret: string;
      /** Values of the provider's fields, by name. */
      readonly fields: Readonly<Record<string, string>>;
      /** The provider's header with the scheme of the file; null where nothing differs. */
      readonly header: TokenHeader | null;
    }
  | { readonly kind: 'own'; readonly input: OwnProviderInput; readonly user: string | null };

/** The field of an own provider that holds the name in front of the password of Basic. */
export const USER_FIELD = 'user';

/** Characters of an own provider's name. */
const LONGEST_NAME = 40;

/**
 * Where a secret goes that is sent to these hosts.
 * @param origins exact, over https, at least one
 * @param extra plain headers that come along
 * @returns null where the host is a known provider's and the secret can't be one of its tokens, and where nobody
 *   could save an API with such a host or header
 */
export function destinationOf(
  carried: CarriedSecret,
  origins: readonly string[],
  extra: readonly ProposedHeader[],
  providers: Providers,
): Destination | null {
  const known = new Set(origins.flatMap((origin) => livingAt(origin, providers)));
  if (known.size === 0) return ownDestination(carried, origins, extra, providers);
  const fitting = [...known].flatMap((provider) => builtIn(provider, carried, origins, providers) ?? []);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The provider whose variable a secret stood in, or whose tokens alone look like it; all of its hosts. */
export function destinationByName(carried: CarriedSecret, providers: Providers): Destination | null {
  if (carried.variable === null) return null;
  const { shipped } = providers;
  const named = byName(shipped, carried.variable);
  const evidence = named.length === 0 ? byForm(shipped, carried.secret) : only(named);
  const provider = evidence?.providerId == null ? undefined : providers.find(evidence.providerId);
  if (provider === undefined || provider.fields.some(({ optional }) => !optional)) return null;
  const hosts = provider.hosts.filter(({ region }) => !evidence?.region || region === evidence.region);
  const origins = hosts.flatMap(({ origin }) => spelt(origin, {}) ?? []);
  return origins.length === 0 ? null : builtIn(provider, carried, origins, providers);
}

function only<T>(all: readonly T[]): T | null {
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** The providers that have the host of an origin, on whatever port. */
function livingAt(origin: string, { list }: Providers): readonly Provider[] {
  const { hostname } = new URL(origin);
  return recogniserOf(list).ofHost(hostname);
}

function builtIn(
  provider: Provider,
  carried: CarriedSecret,
  origins: readonly string[],
  providers: Providers,
): Destination | null {
  const said = origins.map((origin) => hostSaidBy(provider, origin));
  const regions = new Set(said.map((host) => host?.region ?? null));
  const values = valuesFor(provider, carried);
  if (said.includes(null) || values === null) return null;
  const { token: secret = '', ...rest } = values;
  const fields = { ...rest, ...Object.assign({}, ...said.map((host) => host?.fields ?? {})) };
  const isFilled = provider.fields.every(({ name, pattern, optional }) =>
    Object.hasOwn(fields, name) ? new RegExp(pattern).test(fields[name] ?? '') : optional,
  );
  // A tenant of one host is not that of another.
  const hosts = provider.hosts.map(({ origin }) => origin);
  const isOneTenant = origins.every((origin) => hosts.some((host) => spelt(host, fields) === origin));
  if (!isFilled || !isOneTenant || secret === '') return null;
  const region = regions.size === 1 ? ([...regions][0] ?? null) : null;
  const isAsSent = carried.variable === null && carried.header.encoding === 'plain';
  const header = isAsSent ? headerAsPasted(carried.header, provider, providers.list) : null;
  return { kind: 'built-in', providerId: provider.id, origins, region, secret, fields, header };
}

function spelt(template: string, fields: Readonly<Record<string, string>>): string | null {
  try {
    return filledOrigin(template, fields);
  } catch {
    return null;
  }
}

/**
 * The token and the fields that a secret is for a provider: `{ token }`, or what its pair of Basic holds.
 * @returns null where the provider takes no such header
 */
function valuesFor({ headers }: Provider, carried: CarriedSecret): Record<string, string> | null {
  if (carried.variable !== null) return { token: carried.secret };
  const own = headers.find(({ name }) => name.toLowerCase() === carried.header.name.toLowerCase());
  if (own === undefined || own.encoding !== carried.header.encoding) return null;
  if (own.encoding === 'plain') return { token: carried.secret };
  const pair = carried.header.template
    .replace('{user}', () => carried.user ?? '')
    .replace('{token}', () => carried.secret);
  const names: string[] = [];
  const pattern = own.template
    .split(/(\{[a-z][a-z0-9_]*\})/)
    .map((part) => {
      const name = /^\{([a-z][a-z0-9_]*)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[^A-Za-z0-9]/g, '\\$&');
      names.push(name);
      return '([\\x21-\\x7e]+)';
    })
    .join('');
  const match = names.length > 2 ? null : new RegExp(`^${pattern}$`).exec(pair);
  return match === null ? null : Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? '']));
}

function ownDestination(
  { header, user }: CarriedSecret,
  origins: readonly string[],
  extra: readonly ProposedHeader[],
  providers: Providers,
): Destination | null {
  const headers = [{ ...header, name: header.name.toLowerCase() }];
  const companions = extra.map(({ name, value }) => ({ name, value, sentOn: 'every-request' }) as const);
  const input: OwnProviderInput = {
    name: hostName(origins[0] ?? ''),
    origins: [...origins],
    pathPrefix: '',
    headers,
    fields: user === null ? [] : [{ name: USER_FIELD, label: 'User name', secret: false, pattern: null }],
    companions: companions.filter((companion) => isTakeable(headers, companion)),
    check: null,
    docs: null,
    sharedWithApp: !origins.every((origin) => isNamedAsApi(new URL(origin).hostname)),
  };
  return judgeOwnProvider(input, providers).length > 0 ? null : { kind: 'own', input, user };
}

function isTakeable(
  headers: OwnProviderInput['headers'],
  companion: OwnProviderInput['companions'][number],
): boolean {
  try {
    checkExtraHeaders({ headers, companions: [companion] });
    return true;
  } catch {
    return false;
  }
}

/** A name of a file says nothing that is true for sure; the host is. Its end says whose it is. */
function hostName(origin: string): string {
  const { host } = new URL(origin);
  return host.length <= LONGEST_NAME ? host : `…${host.slice(1 - LONGEST_NAME)}`;
}
