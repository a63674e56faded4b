import { fold, isOneEdit } from '../providers/fold';
import {
  type HostCode,
  type HostProblem,
  judgeOrigin,
  registrableDomain,
  typedOrigin,
} from '../providers/own-host';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin, hostSaidBy } from '../providers/tenant-host';
import { httpUse } from '../shapes/local-address';
import type { Draft } from './draft';
import type { FoundToken } from './reading';

/** Why a server can't be taken. Pages look up their text by this code. */
export type ServerCode =
  | HostCode
  /** It is the vendor's own host. */
  | 'cloud'
  /** The connection is not encrypted, and the user has not agreed to that yet. */
  | 'http-unconfirmed';

/** The server of the user's own that a draft sends to, as far as it is known. */
export interface OwnServer {
  /** As it was typed. */
  readonly text: string;
  /** Null where nothing is typed, or something is wrong. */
  readonly origin: string | null;
  readonly problem: { readonly code: ServerCode; readonly providerId?: string } | null;
  /** Whether a path behind the host was typed, which is left out. */
  readonly hasPath: boolean;
  /** Its origin where the token would cross the user's own network without encryption; null for any other. */
  readonly inClear: string | null;
  /** The known provider that the host could be taken for, which is said and no more. */
  readonly likeId: string | null;
}

/**
 * The own server of a draft.
 * @returns null where it sends to the vendor's hosts
 */
export function ownServerOf(
  { server, serverInClear, ownIsOther }: Pick<Draft, 'server' | 'serverInClear' | 'ownIsOther'>,
  provider: Provider,
  { list }: Pick<Providers, 'list'>,
): OwnServer | null {
  const isOnly = provider.hosts.length === 0;
  if (!isOnly && (!provider.ownServer || server === null)) return null;
  const text = server ?? '';
  const none = { text, origin: null, problem: null, hasPath: false, inClear: null, likeId: null };
  if (text.trim() === '') return none;
  const typed = typedOrigin(text);
  if ('code' in typed) return { ...none, problem: { code: typed.code } };
  const { origin, path, hasMore } = typed;
  const hostname = new URL(origin).hostname;
  const isCloud = provider.hosts.some(
    (host) => fieldsOfOrigin(host.origin.replace(/:\d+$/, ''), `https://${hostname}`) !== null,
  );
  if (isCloud) return { ...none, problem: { code: 'cloud' } };
  const problem = judgedOnce(origin, provider, list, ownIsOther);
  const isLike = problem?.code === 'look-alike';
  if (problem !== null && !isLike) return { ...none, problem };
  const likeId = isLike ? (problem?.providerId ?? null) : null;
  const inClear = httpUse(origin) === 'private-network' ? origin : null;
  if (inClear !== null && serverInClear !== inClear)
    return { ...none, inClear, problem: { code: 'http-unconfirmed' } };
  return { ...none, origin, hasPath: path !== '' || hasMore, inClear, likeId };
}

/** A thousand providers are compared; of one change of a draft the same is asked several times. */
const LAST = new WeakMap<
  readonly Provider[],
  { readonly key: string; readonly problem: HostProblem | null }
>();

/**
 * A server of the user's own may well be called after what runs there, so its provider's name is left out. Its own hosts
 * are compared: one letter away, or with something behind them, it is somebody who wants to be taken for the vendor.
 */
function judgedOnce(
  origin: string,
  provider: Provider,
  list: Providers['list'],
  isOther: boolean,
): HostProblem | null {
  const { id } = provider;
  const key = JSON.stringify([origin, id, isOther]);
  const known = LAST.get(list);
  if (known?.key === key) return known.problem;
  const others = list.filter((other) => other.id !== id);
  const problem = judgeOrigin(origin, others, isOther) ?? likeItsVendor(origin, provider);
  LAST.set(list, { key, problem });
  return problem;
}

function likeItsVendor(origin: string, { id, hosts }: Provider): HostProblem | null {
  const { hostname } = new URL(origin);
  const domain = registrableDomain(hostname) ?? hostname;
  const mine = fold(domain);
  const isLike = hosts.some((host) => {
    const theirs = fold(new URL(host.origin.replace(/\{\w+\}\./, '')).hostname);
    const vendor = registrableDomain(theirs) ?? theirs;
    if (domain === vendor) return false;
    return hostname.includes(`${theirs}.`) || mine === vendor || isOneEdit(mine, vendor);
  });
  return isLike ? { code: 'look-alike', providerId: id } : null;
}

/**
 * The server that a paste says, for a provider that people run themselves: the one address that it sends to. The user
 * sees it before anything is sent there.
 * @returns null where it says none, or one of the vendor's
 */
export function serverSaidBy({ targets }: Pick<FoundToken, 'targets'>, provider: Provider): string | null {
  if (!provider.ownServer && provider.hosts.length > 0) return null;
  const [first] = targets;
  const isSure =
    first !== undefined &&
    targets.every(
      ({ origin, hasUserInfo, oddCharacters, scheme }) =>
        origin === first.origin && !hasUserInfo && oddCharacters.length === 0 && scheme === 'https',
    );
  if (!isSure || first.origin === null) return null;
  const isVendors =
    hostSaidBy(provider, first.origin) !== null ||
    provider.sites.some(({ origin }) => origin === first.origin);
  return isVendors ? null : first.origin;
}
