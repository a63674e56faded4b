import { recordFromDraft } from '../../pending/record-from-draft';
import { domainOfHost } from '../../providers/host-domains';
import type { OwnProvider } from '../../providers/own-provider';
import type { Provider } from '../../providers/provider';
import type { Providers } from '../../providers/providers';
import { fieldsOfOrigin } from '../../providers/tenant-host';
import { isShared } from '../../token/before-fields';
import { jwtExpiry } from '../../token/jwt-expiry';
import type { TokenRecord } from '../../token/token-record';
import { type Destination, USER_FIELD } from './destination';
import type { MovedToken } from './sort-entries';

/** A token of another tool with the id of its record. */
export interface Moved {
  readonly id: string;
  readonly token: MovedToken;
}

type Goal =
  | Extract<Destination, { kind: 'built-in' }>
  | (Extract<Destination, { kind: 'own' }> & { readonly provider: OwnProvider });

/** Characters of a token's name. */
const LONGEST_LABEL = 80;

/**
 * The record that a token of another tool becomes: off, for no page, and marked as one that was stored in the clear.
 * @param now milliseconds since 1970
 */
export function movedRecord(
  { id, token }: Moved,
  goal: Goal,
  providers: Providers,
  now: number,
): TokenRecord {
  const record =
    goal.kind === 'own' ? ownRecord(id, token, goal, now) : builtInRecord(id, token, goal, providers, now);
  return { ...record, allowedSites: [], on: false, layInClear: true };
}

function ownRecord(
  id: string,
  { name, carried }: MovedToken,
  { provider, user }: Extract<Goal, { kind: 'own' }>,
  now: number,
): TokenRecord {
  const isOnSharedHost = isShared(provider.origins);
  return {
    id,
    label: (name || provider.name).slice(0, LONGEST_LABEL),
    providerId: provider.id,
    providerName: provider.name,
    secret: carried.secret,
    fields: user === null ? [] : [{ name: USER_FIELD, value: user, secret: false }],
    origins: provider.origins,
    region: null,
    pathPrefix: provider.pathPrefix,
    headers: provider.headers,
    companions: provider.companions,
    sharedWithApp: provider.sharedWithApp || isOnSharedHost,
    allowedSites: [],
    on: false,
    scope: provider.sharedWithApp || isOnSharedHost ? 'chosen-tabs' : 'automatic',
    getOnly: false,
    withoutCookies: false,
    createdAt: now,
    expiresAt: jwtExpiry(carried.secret),
    test: null,
    revocation: null,
  };
}

function builtInRecord(
  id: string,
  { name, carried, extra }: MovedToken,
  { providerId, origins, region, secret, fields, header }: Extract<Goal, { kind: 'built-in' }>,
  providers: Providers,
  now: number,
): TokenRecord {
  const owner = { providerId, region, evidence: [], open: null, fitting: [] };
  const draft = {
    id,
    secret,
    found: {
      secret,
      form: 'header',
      name: carried.variable,
      header: header === null ? null : { ...header },
      readFrom: 'headers',
      line: 1,
      repaired: [],
      owner,
      targets: [],
      extraHeaders: [...extra],
      fields,
      secondSecrets: [],
      method: null,
      label: name === '' ? null : name.slice(0, LONGEST_LABEL),
      sameAs: null,
    },
    repaired: true,
    ticked: true,
    providerId,
    own: null,
    ownFrom: null,
    chosenFacts: null,
    domain: domainAt(providers.find(providerId), origins[0]),
    server: null,
    serverInClear: null,
    ownId: '',
    formFrom: null,
    ownIsOther: false,
    ownAsks: [],
    chosenByUser: true,
    region,
    allowedSites: [],
    asPasted: header !== null,
    fields: { ...fields },
    extraHeaders: extra.map((each) => each.name),
    looksOdd: false,
    looked: null,
    tried: null,
    otherAccount: null,
  } as const;
  const record = recordFromDraft(
    { ...draft, allowedSites: [], ownAsks: [], extraHeaders: [...draft.extraHeaders] },
    providers,
    null,
    now,
  );
  // The file may name one host of several.
  return { ...record, origins: [...origins] };
}

/** Of the provider's hosts the file names some; the first says whose they are. */
function domainAt(provider: Provider | undefined, origin = ''): string | null {
  const host = provider?.hosts.find((each) => fieldsOfOrigin(each.origin, origin) !== null);
  return host === undefined ? null : domainOfHost(host.origin);
}
