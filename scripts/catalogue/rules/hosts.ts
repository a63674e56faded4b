import { parse } from 'tldts';
import { fieldIn, fieldsOfOrigin } from '../../../core/providers/tenant-host';
import { checkAllowedSite } from '../../../core/rules/allowed-site';
import { type Fault, faultOf, type Rules } from './rule';

/**
 * Suffixes below which everybody can have a name, as the public suffix list says. A tenant there is a company of its own, and
 * the whole host is shown before a token goes to it.
 */
const OPEN_SUFFIXES: ReadonlySet<string> = new Set([
  'hasura.app',
  'ladesk.com',
  'myshopify.com',
  'strapiapp.com',
  'supabase.co',
]);

/** A label of a host, or a word in one, that says that nothing but an API is there. */
const API_WORD =
  /^(?:[a-z0-9]{0,10}apis?|api(?:v?\d+|pub|hub)?|auvikapi|rest|ws|webservices|gateway|graph|graphql|registry|backend|backboard)$/;

/** Hosts without such a word that serve nothing else all the same, by what their sources say. */
const API_ONLY: ReadonlySet<string> = new Set([
  'a.klaviyo.com',
  'a1.typesense.net',
  'a2.typesense.net',
  'algolia.net',
  'apieu.netcorecloud.net',
  'as-v2.convertapi.com',
  'au-v2.convertapi.com',
  'autotask.net',
  'ca-v2.convertapi.com',
  'cdp-eu.customer.io',
  'cdp.customer.io',
  'content.dropboxapi.com',
  'content.guardianapis.com',
  'crm-odata-v1.prospect365.com',
  'data.fixer.io',
  'deep-index.moralis.io',
  'driver-vehicle-licensing.api.gov.uk',
  'eu-central-1.aws.edge.axiom.co',
  'eu-v2.convertapi.com',
  'events.1password.ca',
  'events.1password.com',
  'events.1password.eu',
  'exchange-rates.abstractapi.com',
  'gate.sendbird.com',
  'general-runtime.voiceflow.com',
  'geo.ipify.org',
  'geoip.maxmind.com',
  'harvest.greenhouse.io',
  'jp-v2.convertapi.com',
  'openai.azure.com',
  'order.gelatoapis.com',
  'p.rapidapi.com',
  'platform.brexapis.com',
  'production.plaid.com',
  'push.databox.com',
  'sandbox.increase.com',
  'sandbox.plaid.com',
  'sandbox.tradier.com',
  'search.windows.net',
  'sendbird.com',
  'server.smartlead.ai',
  'services.taxamo.com',
  'statsigapi.net',
  'supabase.co',
  'test.stytch.com',
  'track-eu.customer.io',
  'track.customer.io',
  'uk-v2.convertapi.com',
  'upload.box.com',
  'upstash.io',
  'us-east-1.aws.edge.axiom.co',
  'us-v2.convertapi.com',
  'us1.locationiq.com',
  'v2.convertapi.com',
  'v2.namsor.com',
  'v3.openstates.org',
  'web-services.oanda.com',
]);

/** What a provider's hosts and pages must be. */
export const HOST_RULES: Rules = {
  'has a host or is run on servers of its own, and sends its key somehow': ({
    hosts,
    ownServer,
    headers,
    elsewhere,
  }) => [
    ...(hosts.length > 0 || ownServer ? [] : [['hosts', 'none, and no server of its own'] as const]),
    ...(headers.length > 0 || elsewhere !== undefined
      ? []
      : [['headers', 'none, and no other place'] as const]),
  ],

  'has no secret in a host': ({ hosts, fields }) =>
    hosts.flatMap(({ origin }, index): readonly Fault[] => {
      const field = fields.find(({ name }) => name === fieldIn(origin));
      return field?.secret ? [[`hosts.${index}.origin`, 'a host name is no place for a secret']] : [];
    }),

  'names hosts that somebody registered': ({ hosts }) =>
    hosts.flatMap(({ origin }, index): readonly Fault[] => {
      // A tenant below a public suffix would be any host there.
      const { domain, isIcann } = parse(withoutField(origin));
      return domain !== null && isIcann === true
        ? []
        : [[`hosts.${index}.origin`, 'is not below a registered name']];
    }),

  'lets tenants be companies of their own only where that is known': ({ hosts }) =>
    hosts.flatMap(({ origin }, index): readonly Fault[] => {
      const below = new URL(withoutField(origin)).hostname;
      const isShared =
        fieldIn(origin) !== null && parse(below, { allowPrivateDomains: true }).domain === null;
      return isShared && !OPEN_SUFFIXES.has(below)
        ? [[`hosts.${index}.origin`, `${below} gives names to anybody: add it to OPEN_SUFFIXES with care`]]
        : [];
    }),

  'says that its web app is on its host, unless that serves an API only': ({ hosts, sharedWithApp }) => {
    if (sharedWithApp) return [];
    const unclear = hosts.filter(({ origin }) => !servesApiOnly(origin));
    return unclear.map(
      ({ origin }): Fault => ['sharedWithApp', `nothing says that ${origin} serves an API only: true, then`],
    );
  },

  'names regions all or none': ({ hosts }) => {
    const regions = hosts.map(({ region }) => region);
    const named = regions.filter((region) => region !== null);
    const good = named.length === 0 ? regions.length <= 1 : new Set(named).size === regions.length;
    return good ? [] : [['hosts', 'several hosts need a region each']];
  },

  'has a page to revoke at for every region, if for any': ({ hosts, revoke }) => {
    if (revoke.pages.length === 0) return [];
    const covered = new Set(revoke.pages.map(({ region }) => region));
    const missing = hosts.filter(({ region }) => !covered.has(null) && !covered.has(region));
    return missing.map(
      ({ region }): Fault => ['revoke.pages', `none for ${region ?? 'accounts without a region'}`],
    );
  },

  'says so where its web app is on the host of its API': ({ hosts, revoke, sharedWithApp }) => {
    const shares = revoke.pages.some(({ url }) =>
      hosts.some(({ origin }) => fieldsOfOrigin(origin, new URL(url).origin) !== null),
    );
    return shares && !sharedWithApp
      ? [['sharedWithApp', 'a page to revoke at is on the host of the API']]
      : [];
  },

  'suggests pages that may be allowed': ({ sites }) =>
    sites.flatMap(({ origin }, index) => faultOf(`sites.${index}.origin`, () => checkAllowedSite(origin))),
};

function withoutField(origin: string): string {
  return origin.replace(/\{[a-z][a-z0-9_]*\}\./, '');
}

function servesApiOnly(origin: string): boolean {
  const { hostname } = new URL(withoutField(origin));
  const { subdomain, domainWithoutSuffix } = parse(hostname);
  return (
    API_ONLY.has(hostname) ||
    (subdomain ?? '').split(/[.-]/).some((word) => API_WORD.test(word)) ||
    domainWithoutSuffix?.endsWith('-api') === true
  );
}
