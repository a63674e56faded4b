import { cleanText } from '../probe/clean-text';
import { isGuarded } from '../probe/generic-test';
import { registrableDomain } from '../providers/own-host';
import type { OwnProvider } from '../providers/own-provider';
import type { Provider } from '../providers/provider';
import type { ProviderSources } from '../providers/sources-file';
import { maskedLines } from '../token/headers';
import { type HostView, hostView } from './host-view';
import type { ExtraHeader, SiteView } from './snapshot';

/** All that is known of one provider, for its page. Nothing of a token is in it. */
export interface ProviderPage {
  readonly id: string;
  readonly name: string;
  /** The user described it. */
  readonly own: boolean;
  /** Null for one of the user's own. */
  readonly confidence: Provider['confidence'] | null;
  readonly hosts: readonly { readonly host: HostView; readonly region: string | null }[];
  readonly ownServer: boolean;
  readonly pathPrefix: string;
  readonly sharedWithApp: boolean;
  readonly getActs: boolean;
  /** A calendar day; null for never. */
  readonly seenRefusing: string | null;
  /** Whether a test asks without the token first. */
  readonly asksFirst: boolean;
  /** With dots for the token and names in brackets for what is typed with it. */
  readonly headerLines: readonly string[];
  readonly extraHeaders: readonly ExtraHeader[];
  /** Where the key travels in no header. */
  readonly elsewhere: { readonly place: 'query' | 'body' | 'path'; readonly names: readonly string[] } | null;
  readonly fields: readonly FieldView[];
  readonly checks: readonly { readonly method: string; readonly address: string }[];
  readonly revoke: {
    readonly pages: Provider['revoke']['pages'];
    readonly steps: readonly string[];
    /** The call by which a token is revoked; null where that is done on a page only. */
    readonly call: string | null;
  };
  readonly sites: readonly SiteView[];
  readonly docs: string | null;
  readonly sources: readonly string[];
  readonly unverified: readonly string[];
  readonly note: string | null;
}

interface FieldView {
  readonly label: string;
  readonly secret: boolean;
  readonly optional: boolean;
  /** It is read from the token, and nobody is asked. */
  readonly fromToken: boolean;
}

/**
 * @param described what the user wrote, for one of their own
 * @param sources what the build says of one that ships; null where that can't be read
 */
export function providerPage(
  provider: Provider,
  described: OwnProvider | null,
  sources: ProviderSources | null,
): ProviderPage {
  const { id, hosts, ownServer, pathPrefix, sharedWithApp, getActs, seenRefusing, revoke } = provider;
  const first = hosts[0]?.origin ?? null;
  return {
    id,
    name: cleanText(provider.name, []),
    own: described !== null,
    confidence: described === null ? provider.confidence : null,
    hosts: hosts.map(({ origin, region }) => ({ host: templateView(origin), region })),
    ownServer,
    pathPrefix,
    sharedWithApp,
    getActs,
    seenRefusing,
    asksFirst: isGuarded(provider),
    headerLines: headerLines(provider),
    extraHeaders: provider.extraHeaders.map(({ name, value, sentOn }) => ({ name, value, sentOn })),
    elsewhere: provider.elsewhere
      ? { place: provider.elsewhere.place, names: provider.elsewhere.parameters.map(({ name }) => name) }
      : null,
    fields: provider.fields.map(({ label, secret, optional, cutFromToken }) => ({
      label,
      secret,
      optional,
      fromToken: cutFromToken !== undefined,
    })),
    checks: provider.checks.map(({ method, path }) => ({ method, address: `${first ?? ''}${shown(path)}` })),
    revoke: { pages: revoke.pages, steps: revoke.steps, call: callText(revoke.call, first) },
    sites: provider.sites.map(({ origin, kind }) => ({ origin, kind })),
    docs: described === null ? (sources?.docs ?? null) : described.docs,
    sources: sources?.sources ?? [],
    unverified: sources?.unverified ?? [],
    note: sources?.note ?? null,
  };
}

/** A field stands in brackets, as it does on the rows of a picker. */
function shown(template: string): string {
  return template.replace(/\{(\w+)\}/g, '‹$1›');
}

function headerLines({ headers, fields }: Provider): readonly string[] {
  const values = fields.map(({ name, secret }) => ({ name, value: secret ? '' : `‹${name}›`, secret }));
  return maskedLines({ headers, fields: values, secret: '', companions: [] }, 'shown');
}

function callText(call: Provider['revoke']['call'], first: string | null): string | null {
  return call === undefined ? null : `${call.method} ${call.origin ?? first ?? ''}${shown(call.path)}`;
}

/** A host whose first labels may be fields, which no reader of addresses takes. */
function templateView(origin: string): HostView {
  const [, host = '', port = ''] = /^https:\/\/([^:]*)(:\d+)?$/.exec(origin) ?? [];
  if (!host.includes('{')) return hostView(origin);
  const labels = host.split('.');
  const filled = host.replace(/\{\w+\}/g, 'x');
  const known = (registrableDomain(filled) ?? filled).split('.').length;
  const cut = labels.length - known;
  const before = shown(labels.slice(0, cut).join('.'));
  return {
    before: before === '' ? '' : `${before}.`,
    domain: shown(labels.slice(cut).join('.')),
    port,
    plain: false,
  };
}
