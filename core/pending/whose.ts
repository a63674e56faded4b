import { isNobodys } from '../providers/common-words';
import { literalStarts } from '../providers/literal-start';
import type { Provider } from '../providers/provider';
import { recogniserOf } from '../providers/recogniser';
import { hostSaidBy } from '../providers/tenant-host';
import type { Address } from './address';
import { isEverybodys, namesSomebody, plainName } from './names';
import { providersNamed } from './names-of-providers';
import type { Evidence } from './reading';

/** A literal this long at the start of a token's form is one company's; a shorter one is chance. Characters. */
const LONGEST_CHANCE = 3;
/** Providers that the form of a token puts first in a picker; a form says little. */
const MOST_FITTING = 8;

/** Evidence names nobody of whom only the form is known: no token can be sent there. */
function isUsable({ confidence }: Provider): boolean {
  return confidence !== 'low';
}

/** The evidence that exactly one provider fits; what fits several says nothing. */
function only(fitting: readonly Provider[], kind: Evidence['kind'], text: string): Evidence | null {
  const [one] = fitting;
  if (one === undefined || fitting.length > 1 || !isUsable(one)) return null;
  return { kind, text, providerId: one.id, region: null, site: null };
}

/** The providers that live at an address, each as evidence: mostly one or none. */
export function byAddress(
  providers: readonly Provider[],
  { host, origin }: Pick<Address, 'host' | 'origin'>,
): readonly Evidence[] {
  if (origin === null) return [];
  // Plain http to a known host means that host; it is never sent to over http.
  const secure = origin.replace(/^http:/, 'https:');
  return recogniserOf(providers)
    .at(secure)
    .flatMap((provider): readonly Evidence[] => {
      const api = isUsable(provider) ? hostSaidBy(provider, secure) : null;
      return api === null
        ? []
        : [{ kind: 'address', text: host ?? '', providerId: provider.id, region: api.region, site: null }];
    });
}

/** Evidence from the tab: it shows an API, its documentation, or a console. */
export function byTab(providers: readonly Provider[], tab: string | null): Evidence | null {
  if (tab === null || !URL.canParse(tab)) return null;
  const { origin, host, protocol } = new URL(tab);
  if (protocol !== 'https:') return null;
  const known = recogniserOf(providers);
  const found = [...new Set([...known.at(origin), ...known.consolesAt(host)])].flatMap((provider) => {
    const how = isUsable(provider) ? shownIn(provider, origin, host) : null;
    return how === null ? [] : [{ kind: 'tab', text: host, providerId: provider.id, ...how } as const];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function shownIn(provider: Provider, origin: string, host: string): Pick<Evidence, 'region' | 'site'> | null {
  const api = hostSaidBy(provider, origin);
  if (api !== null) return { region: api.region, site: 'host' };
  const site = provider.sites.find((each) => each.origin === origin);
  if (site !== undefined) return { region: site.region, site: site.kind };
  const console = provider.consoles.find(({ below, except }) => {
    const label = host.endsWith(`.${below}`) ? host.slice(0, -below.length - 1) : '';
    return /^[a-z0-9-]+$/.test(label) && !except.includes(label);
  });
  return console === undefined ? null : { region: console.region, site: 'console' };
}

/**
 * The providers that a variable, a field or a label speaks of, each as evidence: several where it could be either's.
 * One of whom only the form is known is nobody, and still keeps another from being the only one.
 */
export function byName(providers: readonly Provider[], name: string): readonly Evidence[] {
  const { words, named } = providersNamed(recogniserOf(providers), name);
  const usable = named.filter(isUsable).map((provider): Evidence => {
    const region = provider.hosts.find(
      (host) => host.region !== null && words.includes(`_${host.region.toLowerCase()}_`),
    );
    return { kind: 'name', text: name, providerId: provider.id, region: region?.region ?? null, site: null };
  });
  return usable.length === 0 || usable.length === named.length
    ? usable
    : [...usable, { kind: 'name', text: name, providerId: null, region: null, site: null }];
}

/**
 * A provider whose name is a word of the language too: it counts where the token begins like that provider's as well.
 */
export function byWordAndForm(
  providers: readonly Provider[],
  name: string,
  secret: string,
): readonly Evidence[] {
  const words = plainName(name.slice(0, 200)).split('_').slice(0, 12);
  return words.flatMap((word) =>
    recogniserOf(providers)
      .named(word)
      .filter((provider) => isUsable(provider) && beginsLike(providers, provider.id, secret))
      .map(({ id }): Evidence => ({ kind: 'name', text: name, providerId: id, region: null, site: null })),
  );
}

/** A header that one provider alone asks for. */
export function byHeader(providers: readonly Provider[], header: string): Evidence | null {
  return only(askingFor(providers, header), 'header', header);
}

/** A scheme that one provider alone asks for: `Token token=`. */
export function byScheme(providers: readonly Provider[], scheme: string): Evidence | null {
  return only(takingScheme(providers, scheme), 'scheme', scheme);
}

/** The providers that ask for a header or a scheme that only a few ask for, each as evidence. */
export function byFewsForm(
  providers: readonly Provider[],
  header: string | null,
  scheme: string | null,
): readonly Evidence[] {
  const asking = header === null ? [] : askingFor(providers, header);
  const [kind, text, all] =
    asking.length > 0 || scheme === null
      ? (['header', header ?? '', asking] as const)
      : (['scheme', scheme, takingScheme(providers, scheme)] as const);
  return all.filter(isUsable).map(({ id }) => ({ kind, text, providerId: id, region: null, site: null }));
}

/** None for a header that any API may have. */
function askingFor(providers: readonly Provider[], header: string): readonly Provider[] {
  if (isEverybodys(header) || !namesSomebody(header)) return [];
  return recogniserOf(providers).withHeader(header.toLowerCase());
}

/** None for a word that any API may have. */
function takingScheme(providers: readonly Provider[], scheme: string): readonly Provider[] {
  const plain = scheme.toLowerCase();
  // `Token token=` has no word of its own and is a form of its own all the same.
  if (!plain.includes('=') && !namesSomebody(scheme)) return [];
  return recogniserOf(providers).withScheme(plain);
}

/** A literal start of four characters or more that no other provider's tokens have. */
export function byForm(providers: readonly Provider[], secret: string): Evidence | null {
  const known = recogniserOf(providers);
  const starts = known.startsWith(secret.charAt(0)).filter(({ text }) => secret.startsWith(text));
  const longest = Math.max(0, ...starts.map(({ text }) => text.length));
  const [own, other] = starts.filter(({ text }) => text.length === longest);
  if (own === undefined || other !== undefined || !saysWhose(own.text)) return null;
  // A shorter literal of another counts where the whole token is of its form.
  const isShared = starts.some(({ provider }) => provider !== own.provider && hasForm(provider, secret));
  if (isShared || !hasForm(own.provider, secret)) return null;
  return only([own.provider], 'form', own.text);
}

/** `key_`, `sk_live_` and the start of every JSON Web Token are in use everywhere. */
function saysWhose(start: string): boolean {
  if (start.length <= LONGEST_CHANCE || start.startsWith('eyJ')) return false;
  const words = start.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.some((word) => word.length > 1 && !isNobodys(word) && !/^[spa]k$/.test(word));
}

/** Whether a token has the form of a provider's, and a literal of two characters or more at its beginning. */
export function beginsLike(providers: readonly Provider[], id: string | null, secret: string): boolean {
  const provider = id === null ? undefined : recogniserOf(providers).find(id);
  const pattern = provider?.tokenPattern ?? null;
  if (provider === undefined || pattern === null || !hasForm(provider, secret)) return false;
  return literalStarts(pattern).some((start) => start.length > 1 && secret.startsWith(start));
}

/** Whether the provider's tokens look like this one. */
export function hasForm({ tokenPattern }: Provider, secret: string): boolean {
  return tokenPattern !== null && new RegExp(tokenPattern).test(secret);
}

/** Ids of providers that have tokens of this form, those with the longest literal first; a few of perhaps a hundred. */
export function fittingForm(providers: readonly Provider[], secret: string): readonly string[] {
  return recogniserOf(providers)
    .shapes.flatMap(({ pattern, starts, providers: all }) => {
      const start = starts.find((text) => secret.startsWith(text));
      if (start === undefined || !pattern.test(secret)) return [];
      return all.filter(isUsable).map((provider) => ({ provider, length: start.length }));
    })
    .toSorted((one, other) => other.length - one.length || sureness(other.provider) - sureness(one.provider))
    .slice(0, MOST_FITTING)
    .map(({ provider }) => provider.id);
}

function sureness({ confidence }: Provider): number {
  return confidence === 'high' ? 1 : 0;
}
