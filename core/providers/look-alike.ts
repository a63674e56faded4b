import { parse } from 'tldts';
import { fold, fromPunycode, isOneEdit } from './fold';
import type { Provider } from './provider';
import { fieldIn, fieldsOfOrigin } from './tenant-host';

/** Names shorter than this are part of too many others. Characters. */
const SHORTEST_NAME = 5;

/** A host as it is shown before access is asked for, alone on a line. */
export interface ShownHost {
  /** In punycode where it is not ASCII; null where the address has no host. */
  readonly host: string | null;
  /** The part that somebody registered: `evil.test` of `api.pagerduty.com.evil.test`. */
  readonly domain: string | null;
  readonly port: string | null;
  /** Something stands before an `@`: it is no host. */
  readonly hasUserInfo: boolean;
  /** Set where a person could take it for a provider's. */
  readonly lookAlike: LookAlike | null;
}

/** A provider whose host or name an address resembles, and in which way. */
export interface LookAlike {
  readonly providerId: string;
  readonly how: 'folds-to' | 'one-edit' | 'contains';
  /** The host or name it looks like. */
  readonly text: string;
}

/** Takes a host apart, with or without scheme, and compares it with every provider's. */
export function shownHost(address: string, providers: readonly Provider[]): ShownHost {
  const rest =
    address
      .trim()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
      .split(/[/?#\\]/)[0] ?? '';
  const at = rest.lastIndexOf('@');
  const url = `https://${rest.slice(at + 1)}/`;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const host = parsed === null || parsed.hostname === '' ? null : parsed.hostname;
  return {
    host,
    domain: host === null ? null : parse(host, { allowPrivateDomains: true }).domain,
    port: parsed === null || parsed.port === '' ? null : parsed.port,
    hasUserInfo: at >= 0,
    lookAlike: host === null ? null : likeHost(host, rest, providers),
  };
}

/** Whether a name that a person gives to an own provider could be taken for a known one's. */
export function lookAlikeName(
  name: string,
  providers: readonly Pick<Provider, 'id' | 'name'>[],
): LookAlike | null {
  const plain = joined(fold(name));
  const known = providers.map((provider) => ({
    providerId: provider.id,
    text: provider.name,
    plain: joined(fold(provider.name)),
  }));
  return strongest(known, plain);
}

function likeHost(host: string, authority: string, providers: readonly Provider[]): LookAlike | null {
  const origins = providers.flatMap(({ id, hosts: apis, sites }) =>
    [...apis, ...sites].map(({ origin }) => ({ providerId: id, origin })),
  );
  const isTenants = ({ origin }: (typeof origins)[number]): boolean =>
    fieldIn(origin) !== null && fieldsOfOrigin(origin, `https://${host}`) !== null;
  if (origins.some(isTenants) && !authority.includes('@')) return null;
  const hosts = origins.map(({ providerId, origin }) => ({
    providerId,
    text: new URL(fixedPart(origin)).host,
  }));
  if (hosts.some(({ text }) => text === host) && !authority.includes('@')) return null;
  const domains = new Set(hosts.map(({ text }) => parse(text, { allowPrivateDomains: true }).domain));
  // A name below a provider's own domain is that provider's, though not a host that we know.
  const isBelow = domains.has(parse(host, { allowPrivateDomains: true }).domain);
  const folded = fold(fromPunycode(host));
  const whole = hosts.find(({ text }) => fold(text) === folded && text !== host);
  if (whole !== undefined) return { ...whole, how: 'folds-to' };
  const near = hosts.find(({ text }) => isOneEdit(folded, fold(text)));
  if (near !== undefined) return { ...near, how: 'one-edit' };
  const inside = fold(authority);
  const contained = hosts.find(({ text }) => text !== host && joined(inside).includes(joined(fold(text))));
  if (contained !== undefined) return { ...contained, how: 'contains' };
  return isBelow ? null : likeName(folded, providers);
}

/** Without the label that each customer has of their own. */
function fixedPart(origin: string): string {
  return origin.replace(/\{[a-z][a-z0-9_]*\}\./, '');
}

/** The words of a host against the names of providers and of their domains. */
function likeName(folded: string, providers: readonly Provider[]): LookAlike | null {
  const names = providers.flatMap(({ id, name, hosts }) => {
    const domain = parse(fixedPart(hosts[0]?.origin ?? '')).domainWithoutSuffix;
    return [name, ...(domain === null ? [] : [domain])].map((text) => ({
      providerId: id,
      text,
      plain: joined(fold(text)),
    }));
  });
  const words = folded.split(/[.-]/);
  for (const word of [...words, joined(folded)]) {
    const found = strongest(names, word);
    if (found !== null) return found;
  }
  return null;
}

function strongest(
  known: readonly { providerId: string; text: string; plain: string }[],
  plain: string,
): LookAlike | null {
  const found = (how: LookAlike['how'], fits: (name: string) => boolean): LookAlike | null => {
    const one = known.find((each) => each.plain.length >= SHORTEST_NAME && fits(each.plain));
    return one === undefined ? null : { providerId: one.providerId, text: one.text, how };
  };
  return (
    found('folds-to', (name) => name === plain) ??
    found('one-edit', (name) => isOneEdit(name, plain)) ??
    found('contains', (name) => plain.includes(name))
  );
}

/** Without what separates words: `api-pagerduty.com` and `Pager Duty` are read past. */
function joined(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
