import { canUndo, type Draft, goneProvider, type Pending, providerOf } from '../pending/draft';
import type { Owner, ReadFrom, Repair } from '../pending/reading';
import { hasNoPages, isComplete, recordFromDraft } from '../pending/record-from-draft';
import { isGuarded } from '../probe/generic-test';
import { sharedSuffix } from '../providers/host-domains';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin } from '../providers/tenant-host';
import { accessPattern } from '../token/access-pattern';
import { sentBeside } from '../token/active-conflicts';
import { maskedLines } from '../token/headers';
import { jwtExpiry } from '../token/jwt-expiry';
import type { TestResult } from '../token/outcome';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { tokenTitle } from '../token/token-title';
import { type AskedView, askedView } from './asked-view';
import { type ElsewhereView, elsewhereView } from './elsewhere-view';
import { type AddressView, addressView, type HostView, hostView } from './host-view';
import { type OwnDraftView, ownDraftView } from './own-draft-view';
import { type SchemeView, schemeView, schemeWord } from './scheme-view';
import type { ExtraHeader, SiteView } from './snapshot';

/** A pasted token as pages may see it. */
export interface PendingTokenView extends AskedView {
  readonly id: string;
  readonly lastFour: string;
  /** Number of characters of the token. */
  readonly length: number;
  /** Variable, field or header it stood behind; null for a lone one. */
  readonly name: string | null;
  /** Line of the paste, from 1. */
  readonly line: number;
  /** Line of an earlier one with the same text; null where there is none. */
  readonly sameAsLine: number | null;
  readonly ticked: boolean;
  readonly readFrom: ReadFrom;
  /** How the paste sends it; `scheme` is empty where the token stands alone in the header. */
  readonly pasted: { readonly name: string; readonly scheme: string } | null;
  /** Names of what was not used. No values. */
  readonly leftOut: readonly string[];
  readonly repairs: readonly Repair[];
  /** Whether the repairs are in force; null where they can't be undone. */
  readonly repaired: boolean | null;
  readonly looksOdd: boolean;
  /** Set when this replaces the secret of a token and keeps everything else. */
  readonly replacesId: string | null;
  readonly providerId: string | null;
  readonly providerName: string | null;
  /** The API that the paste or the user describes, in the place of a known provider; null where one is chosen. */
  readonly own: OwnDraftView | null;
  /** Names of other tokens that go to one of its hosts as well, in headers of their own: a request carries both. */
  readonly sameHost: readonly string[];
  /** By id: the names of the providers that `owner` speaks of. */
  readonly providerNames: Readonly<Record<string, string>>;
  /** Whether all that is asked for is answered as the provider wants it. Nothing is asked for or sent before. */
  readonly complete: boolean;
  /** Name of the chosen provider, where that is gone or now means another API: the user chooses again. */
  readonly gone: string | null;
  /** Whether the vendor's documents don't say for sure how its tokens are sent. */
  readonly notConfirmed: boolean;
  /** Where the key travels that goes in no header; null where it goes in one. */
  readonly elsewhere: ElsewhereView | null;
  /** Suffixes below which strangers have names too, of hosts with a name that was typed or pasted. */
  readonly sharedSuffixes: readonly string[];
  /** An app may live on the same host: chosen tabs only, and without cookies. */
  readonly sharedWithApp: boolean;
  readonly chosenByUser: boolean;
  readonly owner: Owner;
  /** Addresses that the paste sends to, and those beside them that change where it goes. */
  readonly addresses: readonly PastedAddress[];
  /** `null` is "find out". */
  readonly region: string | null;
  readonly allowedSites: readonly string[];
  /** What will happen with the choices above; empty without a provider. */
  readonly headerLines: readonly string[];
  /** Where the paste has another scheme than the provider's record. */
  readonly scheme: SchemeView | null;
  /** Extra headers that the paste has. */
  readonly extraHeaders: readonly {
    readonly name: string;
    readonly value: string;
    readonly taken: boolean;
  }[];
  readonly origins: readonly string[];
  readonly hosts: readonly HostView[];
  readonly pathPrefix: string;
  /** What decides who competes with it, as in `TokenView`. */
  readonly headers: readonly { readonly name: string }[];
  readonly companions: readonly ExtraHeader[];
  readonly scope: 'automatic' | 'chosen-tabs';
  readonly suggestedSites: readonly SiteView[];
  /** Access to ask the browser for, as match patterns; includes what is already granted. */
  readonly access: readonly string[];
  /** `asked`: the browser's prompt was opened and has not led to a save yet. */
  readonly state: Pending['state'];
  /** Its test, once that named another account than the one of the token it replaces. */
  readonly otherAccount: TestResult | null;
  /** What was asked for before the prompt, and is done once it is answered with yes. */
  readonly afterAccess: Pending['afterAccess'];
  /** How many tokens of the same paste are shown after this one. */
  readonly following: number;
  /** Milliseconds since 1970 at which it is forgotten. */
  readonly expiresAt: number;
  readonly expiryHint: number | null;
}

export interface PastedAddress extends AddressView {
  /** The paste sends the token there, and it is not the chosen provider's. */
  readonly foreign: boolean;
}

/**
 * A draft as pages may see it.
 * @param replaced the token whose secret it replaces
 * @param tokens those of the vault
 */
export function pendingTokenView(
  draft: Draft,
  pending: Pending,
  replaced: TokenRecord | null,
  providers: Providers,
  tokens: readonly TokenRecord[],
): PendingTokenView {
  const provider = providerOf(draft, providers);
  const gone = replaced === null ? goneProvider(draft, providers) : null;
  const own = replaced === null ? ownDraftView(draft, providers) : null;
  const asked = askedView(draft, replaced === null ? provider : undefined, providers);
  const complete = replaced !== null || isComplete(draft, providers);
  const record = complete ? recordFromDraft(draft, providers, replaced, 0) : null;
  const { found, secret } = draft;
  // The provider's own extra headers stay as they are.
  const set = [...(provider?.extraHeaders ?? []), ...(provider?.headers ?? [])].map(({ name }) =>
    name.toLowerCase(),
  );
  const offered =
    replaced === null ? found.extraHeaders.filter(({ name }) => !set.includes(name.toLowerCase())) : [];
  const taken = draft.extraHeaders.filter((name) => offered.some((header) => header.name === name));
  const described = new Set(own?.companions.map(({ name }) => name));
  const { reading, replacesId, state, afterAccess, expiresAt } = pending;
  return {
    id: draft.id,
    lastFour: lastFour(secret),
    length: secret.length,
    name: found.name,
    line: found.line,
    sameAsLine:
      found.sameAs === null || !('tokens' in reading) ? null : (reading.tokens[found.sameAs]?.line ?? null),
    ticked: draft.ticked && (complete || pending.oneByOne || pending.reading.kind !== 'several'),
    readFrom: found.readFrom,
    pasted: found.header === null ? null : { name: found.header.name, scheme: schemeWord(found.header) },
    leftOut: reading.leftOut.filter((name) => !taken.includes(name) && !described.has(name)),
    repairs: found.repaired,
    repaired: canUndo(found) ? draft.repaired : null,
    looksOdd: draft.looksOdd,
    replacesId,
    providerId: gone === null ? draft.providerId : null,
    providerName: provider?.name ?? replaced?.providerName ?? null,
    own,
    sameHost: record === null ? [] : sentBeside(record, tokens).map(tokenTitle),
    ...asked,
    gone,
    notConfirmed: provider !== undefined && provider.generic !== true && isGuarded(provider),
    elsewhere: provider === undefined || replaced !== null ? null : elsewhereView(draft, provider),
    sharedSuffixes: replaced === null ? suffixesOf(provider, record) : [],
    sharedWithApp: record?.sharedWithApp ?? false,
    providerNames: namesIn(found.owner, providers),
    complete,
    chosenByUser: draft.chosenByUser,
    owner: found.owner,
    addresses: addressesOf(draft, pending, provider, record, providers),
    region: draft.region,
    allowedSites: draft.allowedSites,
    headerLines: record === null ? [] : maskedLines({ ...record, secret }),
    scheme: provider && replaced === null ? schemeView(draft, provider, providers.list) : null,
    extraHeaders: offered.map(({ name, value }) => ({ name, value, taken: taken.includes(name) })),
    origins: record?.origins ?? [],
    hosts: record?.origins.map(hostView) ?? [],
    pathPrefix: record?.pathPrefix ?? '',
    headers: record?.headers.map(({ name }) => ({ name })) ?? [],
    companions: record?.companions ?? [],
    scope: record?.scope ?? 'automatic',
    suggestedSites: suggestedSites(provider),
    access: record === null ? [] : [...record.origins, ...record.allowedSites].map(accessPattern),
    state,
    otherAccount: draft.otherAccount,
    afterAccess,
    following: pending.oneByOne ? pending.drafts.length - 1 : 0,
    expiresAt,
    expiryHint: jwtExpiry(secret),
  };
}

function suggestedSites(provider: Provider | undefined): readonly SiteView[] {
  if (provider === undefined || hasNoPages(provider)) return [];
  return provider.sites.map(({ origin, kind }) => ({ origin, kind }));
}

/** Whoever chose such a name is all that tells its host from a stranger's. */
function suffixesOf(provider: Provider | undefined, record: TokenRecord | null): readonly string[] {
  const fixed = new Set(provider?.hosts.map(({ origin }) => origin));
  const chosen = provider === undefined ? [] : (record?.origins ?? []).filter((origin) => !fixed.has(origin));
  return [...new Set(chosen.flatMap((origin) => sharedSuffix(origin) ?? []))];
}

function namesIn({ evidence }: Owner, providers: Providers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    evidence.flatMap(({ providerId }) => {
      const name = providerId === null ? undefined : providers.find(providerId)?.name;
      return name === undefined || providerId === null ? [] : [[providerId, name]];
    }),
  );
}

function addressesOf(
  { found }: Draft,
  { reading }: Pending,
  provider: Provider | undefined,
  record: TokenRecord | null,
  providers: Providers,
): readonly PastedAddress[] {
  const sites = [...(provider?.hosts ?? []), ...(provider?.sites ?? [])].map(({ origin }) => origin);
  const known = provider ? [...sites, ...(record?.origins ?? [])] : null;
  const isKnown = (origin: string) => known?.some((each) => fieldsOfOrigin(each, origin) !== null);
  const others = reading.addresses.filter(
    ({ role }) => role !== 'target' && role !== 'other' && role !== 'setting',
  );
  return [
    ...found.targets.map((address) => ({
      ...addressView(address, providers),
      foreign: known !== null && (address.origin === null || !isKnown(address.origin)),
    })),
    ...others.map((address) => ({ ...addressView(address, providers), foreign: false })),
  ];
}
