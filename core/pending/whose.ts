import type { Provider } from '../providers/provider';
import { hostSaidBy } from '../providers/tenant-host';
import { isEverybodys, plainName } from './names';
import type { Evidence } from './reading';

/** A literal this long at the start of a token's form is one company's; a shorter one is chance. Characters. */
const LONGEST_CHANCE = 3;

type Of = (provider: Provider) => Pick<Evidence, 'region' | 'site'> | null;

/** The evidence that exactly one provider fits; what fits several says nothing. */
function only(
  providers: readonly Provider[],
  kind: Evidence['kind'],
  text: string,
  fits: Of,
): Evidence | null {
  const found = providers.flatMap((provider) => {
    const how = fits(provider);
    return how === null ? [] : [{ kind, text, providerId: provider.id, ...how }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** @param origin of an address without anything odd in it, or null */
export function byAddress(providers: readonly Provider[], host: string, origin: string | null): Evidence {
  // Plain http to a known host means that host; it is never sent to over http.
  const secure = origin?.replace(/^http:/, 'https:') ?? null;
  const known = only(providers, 'address', host, (provider) => {
    const api = secure === null ? null : hostSaidBy(provider, secure);
    return api === null ? null : { region: api.region, site: null };
  });
  return known ?? { kind: 'address', text: host, providerId: null, region: null, site: null };
}

/** Evidence from the tab: it shows an API, its documentation, or a console. */
export function byTab(providers: readonly Provider[], tab: string | null): Evidence | null {
  if (tab === null || !URL.canParse(tab)) return null;
  const { origin, host, protocol } = new URL(tab);
  if (protocol !== 'https:') return null;
  return only(providers, 'tab', host, (provider) => {
    const api = hostSaidBy(provider, origin);
    if (api !== null) return { region: api.region, site: 'host' };
    const site = provider.sites.find((each) => each.origin === origin);
    if (site !== undefined) return { region: site.region, site: site.kind };
    const console = provider.consoles.find(({ below, except }) => {
      const label = host.endsWith(`.${below}`) ? host.slice(0, -below.length - 1) : '';
      return /^[a-z0-9-]+$/.test(label) && !except.includes(label);
    });
    return console === undefined ? null : { region: console.region, site: 'console' };
  });
}

/** A variable, a field or a label that is a provider's, or has its name as a word. */
export function byName(providers: readonly Provider[], name: string): Evidence | null {
  const plain = plainName(name);
  const exact = only(providers, 'name', name, ({ variables }) =>
    variables.includes(plain.toUpperCase()) ? { region: null, site: null } : null,
  );
  if (exact !== null) return exact;
  const words = `_${plain}_`;
  const joined = words.replace(/(?<=[a-z]{3})_(?=[a-z]{3})/g, '');
  const named = only(providers, 'name', name, (provider) => {
    const names = [provider.name.toLowerCase(), provider.id.split('-')[0] ?? '', ...provider.aliases];
    const fits = names.some(
      (each) => words.includes(`_${each}_`) || (each.length > 7 && joined.includes(`_${each}`)),
    );
    return fits ? { region: null, site: null } : null;
  });
  if (named === null) return null;
  const provider = providers.find(({ id }) => id === named.providerId);
  const region = provider?.hosts.find(
    (host) => host.region !== null && words.includes(`_${host.region.toLowerCase()}_`),
  );
  return { ...named, region: region?.region ?? null };
}

/** A header that one provider alone asks for. */
export function byHeader(providers: readonly Provider[], header: string): Evidence | null {
  if (isEverybodys(header)) return null;
  const lower = header.toLowerCase();
  return only(providers, 'header', header, ({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === lower) ? { region: null, site: null } : null,
  );
}

/** A scheme that one provider alone asks for: `Token token=`. */
export function byScheme(providers: readonly Provider[], scheme: string): Evidence | null {
  if (/^(?:bearer|token|basic|apikey|api-key|key|oauth|jwt)$/i.test(scheme)) return null;
  const start = scheme.toLowerCase();
  return only(providers, 'scheme', scheme, ({ headers }) =>
    headers.some(({ template }) => template.replace(/\{.*$/s, '').trim().toLowerCase() === start)
      ? { region: null, site: null }
      : null,
  );
}

/** A literal start of four characters or more that no other provider's tokens have. */
export function byForm(providers: readonly Provider[], secret: string): Evidence | null {
  const found = providers.flatMap(({ id, tokenPattern }) => {
    const start = tokenPattern === null ? '' : literalStart(tokenPattern);
    const fits =
      tokenPattern !== null && start.length > LONGEST_CHANCE && new RegExp(tokenPattern).test(secret);
    return fits ? [{ id, start }] : [];
  });
  const [one] = found;
  if (one === undefined || found.length > 1) return null;
  return { kind: 'form', text: one.start, providerId: one.id, region: null, site: null };
}

/** The letters that every match of an anchored pattern begins with. */
function literalStart(pattern: string): string {
  if (/^\^?[^(]*\|/.test(pattern)) return '';
  const [, literal = '', behind = ''] = /^\^((?:[A-Za-z0-9_-]|\\[+.$])*)(.?)/.exec(pattern) ?? [];
  const plain = literal.replaceAll('\\', '');
  return /[?*{]/.test(behind) ? plain.slice(0, -1) : plain;
}
