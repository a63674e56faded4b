import { registrableDomain } from '../providers/own-host';
import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import type { Address } from './address';
import type { Candidate } from './candidate';
import { plainName } from './names';
import { byAddress, byForm, byName } from './whose';

export interface AddressOf {
  readonly address: Address;
  /** The variable or field it stood behind. */
  readonly name: string | null;
  readonly scope: number;
}

/**
 * The addresses that say where one token goes: those of its own request; else those of the other requests of the
 * paste; else the settings that belong to it by their names.
 * @param count of different tokens in the paste
 */
export function addressesFor(
  { scope, name, secret }: Candidate,
  addresses: readonly AddressOf[],
  count: number,
  providers: readonly Provider[],
): { readonly targets: readonly Address[]; readonly hostHeaders: readonly Address[] } {
  const inScope = addresses.filter((each) => each.scope === scope);
  const ofRole = (from: readonly AddressOf[], role: Address['role']) =>
    from.filter(({ address }) => address.role === role);
  const direct = ofRole(inScope, 'target');
  // A token that stands loose belongs to the only request there is, or to none for sure.
  const elsewhere =
    scope === 0 || direct.length === 0
      ? ofRole(addresses, 'target').filter((each) => scope === 0 || each.scope === 0)
      : [];
  const targets = direct.length > 0 ? direct : count === 1 ? elsewhere : [];
  if (targets.length > 0) {
    const hostHeaders = ofRole(inScope, 'host-header').filter(
      ({ address }) => address.host !== targets[0]?.address.host,
    );
    return { targets: plain(targets), hostHeaders: plain(hostHeaders) };
  }
  // Headers alone, without the line that names the address: they went to their host.
  const hosts = ofRole(inScope, 'host-header');
  if (new Set(hosts.map(({ address }) => address.host)).size === 1 && count === 1)
    return {
      targets: plain(hosts.slice(0, 1)).map((each) => ({ ...each, role: 'target' })),
      hostHeaders: [],
    };
  const settings = ofRole(addresses, 'setting').filter((each) => each.scope === scope || each.scope === 0);
  return { targets: plain(settingsFor({ name, secret }, settings, count, providers)), hostHeaders: [] };
}

function settingsFor(
  { name, secret }: Pick<Candidate, 'name' | 'secret'>,
  settings: readonly AddressOf[],
  count: number,
  providers: readonly Provider[],
): readonly AddressOf[] {
  const owners = ({ address }: AddressOf) =>
    byAddress(providers, address).map(({ providerId }) => providerId);
  const named = name === null ? [] : byName(providers, name).map(({ providerId }) => providerId);
  // A variable that names its provider needs no address; one of that provider's still says the region.
  if (named.length > 0) {
    const theirs = settings.filter((each) => owners(each).some((owner) => named.includes(owner)));
    return theirs.length > 0
      ? theirs
      : settings.filter((each) => isServerOf(each.name, name) && !isTheirs(each.address, named, providers));
  }
  const start = firstWord(name);
  const own = settings.filter((each) => start !== null && firstWord(each.name) === start);
  if (own.length > 0) return own;
  if (count > 1) return [];
  const known = settings.filter((each) => owners(each).length > 0);
  if (known.length > 0) return known;
  // A page of those whose token it is by its form says nothing about where that goes.
  const formed = byForm(providers, secret)?.providerId ?? null;
  // A setting that names somebody is not the server of a token without a name.
  return settings.filter(
    (each) =>
      (each.name === null || byName(providers, each.name).length === 0) &&
      (formed === null || !isTheirs(each.address, [formed], providers)),
  );
}

/** `GITLAB_URL` beside `GITLAB_TOKEN`: a server that speaks the named provider's API and need not belong to them. */
function isServerOf(setting: string | null, name: string | null): boolean {
  const words = plainName(setting ?? '').split('_');
  const own = plainName(name ?? '').split('_');
  const shared = words.findIndex((word, at) => word !== own[at]);
  return shared > 0 && words.slice(shared).every((word) => SERVER.has(word));
}

const SERVER: ReadonlySet<string> = new Set(
  'api base url uri host hostname server endpoint domain instance origin root rest v1 v2 v3 v4'.split(' '),
);

/** Whether a host is one of the provider's, even if only a console or a page. */
function isTheirs(
  { host }: Address,
  named: readonly (string | null)[],
  providers: readonly Provider[],
): boolean {
  const known = recogniserOf(providers);
  const domain = host === null ? null : registrableDomain(host);
  return named.some((id) => {
    const provider = known.find(id ?? '');
    const hosts = [
      ...(provider?.hosts ?? []).map(({ origin }) => origin.slice(origin.lastIndexOf('}.') + 2)),
      ...(provider?.sites ?? []).map(({ origin }) => origin),
      ...(provider?.consoles ?? []).map(({ below }) => below),
    ].map((each) => each.replace(/^https?:\/\//, '').replace(/[:/].*$/, ''));
    return hosts.some((each) => each === host || (domain !== null && registrableDomain(each) === domain));
  });
}

function firstWord(name: string | null): string | null {
  return name === null ? null : (plainName(name).split('_')[0] ?? null);
}

function plain(found: readonly AddressOf[]): readonly Address[] {
  return found.map(({ address }) => address);
}
