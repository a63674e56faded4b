import { headerAsPasted } from '../pending/as-pasted';
import { canUndo, type Draft, type Pending } from '../pending/draft';
import type { FoundToken, Owner, ReadFrom, Repair } from '../pending/reading';
import { isFieldValue, recordFromDraft } from '../pending/record-from-draft';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin, fillsHosts } from '../providers/tenant-host';
import { accessPattern } from '../token/access-pattern';
import { sentBeside } from '../token/conflicts';
import { maskedLines } from '../token/headers';
import { jwtExpiry } from '../token/jwt-expiry';
import type { TestResult } from '../token/outcome';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { tokenTitle } from '../token/token-title';
import { type AddressView, addressView, type HostView, hostView } from './host-view';
import { type OwnDraftView, ownDraftView } from './own-draft-view';
import type { ExtraHeader, SiteView } from './snapshot';

/** A pasted token as pages may see it. */
export interface PendingTokenView {
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
  /** Names of the provider's regions, empty where it has one host. */
  readonly regions: readonly string[];
  /** By id: the names of the providers that `owner` speaks of. */
  readonly providerNames: Readonly<Record<string, string>>;
  /** What the provider asks for beside the token. */
  readonly fields: readonly FieldView[];
  /** Whether every field is filled in as the provider wants it. Nothing is asked for or sent before. */
  readonly complete: boolean;
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
  /** Milliseconds since 1970 at which it is forgotten. */
  readonly expiresAt: number;
  readonly expiryHint: number | null;
}

export interface PastedAddress extends AddressView {
  /** The paste sends the token there, and it is not the chosen provider's. */
  readonly foreign: boolean;
}

/** A tenant, an account id or a second secret, as a page may see it. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  /** What was given; of a secret its last four characters. */
  readonly value: string;
  readonly state: 'empty' | 'wrong' | 'good';
}

export interface SchemeView {
  /** What the paste has around the token: `Bearer`. */
  readonly pasted: string;
  readonly own: string;
  /** Whether it is sent as pasted; null where that is not offered. */
  readonly asPasted: boolean | null;
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
  const provider = draft.providerId === null ? undefined : providers.find(draft.providerId);
  const own = replaced === null ? ownDraftView(draft, providers) : null;
  const fields = replaced === null ? fieldViews(draft, provider) : [];
  const complete = fields.every(({ state }) => state === 'good') && (own === null || own.ready);
  const known = provider !== undefined || own !== null;
  const record = replaced || (known && complete) ? recordFromDraft(draft, providers, replaced, 0) : null;
  const { found, secret } = draft;
  // The provider's own extra headers stay as they are.
  const set = [...(provider?.extraHeaders ?? []), ...(provider?.headers ?? [])].map(({ name }) =>
    name.toLowerCase(),
  );
  const offered =
    replaced === null ? found.extraHeaders.filter(({ name }) => !set.includes(name.toLowerCase())) : [];
  const taken = draft.extraHeaders.filter((name) => offered.some((header) => header.name === name));
  const { reading, replacesId, state, afterAccess, expiresAt } = pending;
  return {
    id: draft.id,
    lastFour: lastFour(secret),
    length: secret.length,
    name: found.name,
    line: found.line,
    sameAsLine:
      found.sameAs === null || !('tokens' in reading) ? null : (reading.tokens[found.sameAs]?.line ?? null),
    ticked: draft.ticked,
    readFrom: found.readFrom,
    pasted: found.header === null ? null : { name: found.header.name, scheme: schemeWord(found.header) },
    leftOut: reading.leftOut.filter((name) => !taken.includes(name)),
    repairs: found.repaired,
    repaired: canUndo(found) ? draft.repaired : null,
    looksOdd: draft.looksOdd,
    replacesId,
    providerId: draft.providerId,
    providerName: provider?.name ?? replaced?.providerName ?? null,
    own,
    sameHost: record === null ? [] : sentBeside(record, tokens).map(tokenTitle),
    regions: (provider?.hosts ?? []).flatMap(({ region }) => region ?? []),
    providerNames: namesIn(found.owner, providers),
    fields,
    complete,
    chosenByUser: draft.chosenByUser,
    owner: found.owner,
    addresses: addressesOf(draft, pending, provider, providers),
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
    suggestedSites: provider?.sites.map(({ origin, kind }) => ({ origin, kind })) ?? [],
    access: record === null ? [] : [...record.origins, ...record.allowedSites].map(accessPattern),
    state,
    otherAccount: draft.otherAccount,
    afterAccess,
    expiresAt,
    expiryHint: jwtExpiry(secret),
  };
}

function fieldViews({ fields, own }: Draft, provider: Provider | undefined): readonly FieldView[] {
  return (provider?.fields ?? own?.fields ?? []).map(({ name, label, secret, pattern }) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    const origins = (provider?.hosts ?? []).map(({ origin }) => origin);
    const fits = isFieldValue(pattern, value) && fillsHosts(origins, name, value);
    const state = value === '' ? 'empty' : fits ? 'good' : 'wrong';
    return { name, label, secret, value: secret ? lastFour(value) : value, state };
  });
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
  providers: Providers,
): readonly PastedAddress[] {
  const known = provider ? [...provider.hosts, ...provider.sites].map(({ origin }) => origin) : null;
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

/** A header of another name, or another provider's own word, is said and never sent: a server may echo or store it. */
function schemeView(
  { found, asPasted }: Draft,
  provider: Provider,
  providers: readonly Provider[],
): SchemeView | null {
  const [own] = provider.headers;
  const { header } = found;
  if (header === null || own === undefined || isSame(header, own)) return null;
  const offered = headerAsPasted(header, provider, providers) !== null;
  return {
    pasted: schemeText(header, own.name),
    own: schemeText(own, header.name),
    asPasted: offered ? asPasted : null,
  };
}

/** Servers read the word without regard to case (RFC 9110, 11.1). */
function isSame(one: NonNullable<FoundToken['header']>, other: Provider['headers'][number]): boolean {
  const plain = ({ name, template, encoding }: typeof one) =>
    [name, template.replace(/\s+/g, ' '), encoding].join('\n').toLowerCase();
  return plain(one) === plain(other);
}

/** The word before the token; with the header's name where that is not the other's too. */
function schemeText(header: NonNullable<FoundToken['header']>, other: string): string {
  const word = schemeWord(header);
  const same = header.name.toLowerCase() === other.toLowerCase();
  return same && word !== '' ? word : `${header.name}: ${word}`.replace(/: $/, '');
}

function schemeWord({ encoding, template }: NonNullable<FoundToken['header']>): string {
  return encoding === 'basic' ? 'Basic' : (template.split('{token}')[0] ?? '').trim();
}
