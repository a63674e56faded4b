import { InvalidInputError } from '../errors/invalid-input-error';
import { providerOf as providerOfRecord } from '../providers/against-catalogue';
import { judgeOwnProvider, type OwnProviderProblem } from '../providers/judge-own-provider';
import type { OwnProviderInput } from '../providers/own-provider';
import { isStorable } from '../providers/own-provider-input';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { fieldsOfOrigin, filledOrigin, fillsHosts } from '../providers/tenant-host';
import { fieldValues } from '../token/headers';
import { jwtExpiry } from '../token/jwt-expiry';
import { pagesOf, scopeOf } from '../token/plain-http';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { defaultLabel } from '../token/token-title';
import { headerAsPasted } from './as-pasted';
import { type Asked, type AskedField, askedOf, cutFrom, isFieldValue } from './asked';
import { type Draft, type Pending, providerOf } from './draft';
import { mayHaveApp } from './own-from-paste';
import type { OwnServer } from './own-server';

/**
 * The record that a draft becomes. A replacement keeps everything of the old record but the secret
 * and what was known about it.
 * @param now milliseconds since 1970
 * @throws {InvalidInputError} without a provider, for a region that it does not have, `field-value` where one of its
 *   fields is not filled in, and `own-provider` where something about an own one is open or wrong
 */
export function recordFromDraft(
  draft: Draft,
  providers: Providers,
  replaced: TokenRecord | null,
  now: number,
): TokenRecord {
  const fresh = { secret: draft.secret, expiresAt: jwtExpiry(draft.secret), test: null, revocation: null };
  if (replaced !== null) {
    const { cameAs: _came, looksOdd: _odd, layInClear: _lay, ...kept } = replaced;
    const cut = cutAnew(replaced, draft.secret, providerOfRecord(replaced, providers));
    const label = replacedLabel(replaced, draft);
    return { ...kept, ...cut, ...fresh, ...historyOf(draft), replacedAt: now, label };
  }
  if (draft.providerId === null && draft.own !== null)
    return { ...fresh, ...historyOf(draft), ...recordOfOwn(draft, draft.own, providers), createdAt: now };
  const provider = providerOf(draft, providers);
  if (provider === undefined) throw new InvalidInputError('unknown-provider');
  const { hosts, server, ...asked } = askedOf(draft, provider, providers);
  const fields = fieldsOf(asked.fields);
  const origins = originsOf(hosts, server, fields);
  const sharedWithApp = provider.sharedWithApp || (server !== null && mayHoldApp(provider, origins));
  return {
    ...fresh,
    ...historyOf(draft),
    id: draft.id,
    label: draft.found.label ?? defaultLabel(lastFour(draft.secret), provider.name),
    providerId: provider.id,
    providerName: provider.name,
    origins,
    region: hosts.length === 1 ? (hosts[0]?.region ?? null) : null,
    pathPrefix: provider.pathPrefix,
    ...headersOf(draft, provider, providers.list, fields),
    companions: [...provider.extraHeaders, ...takenHeaders(draft, provider)],
    fields: [...fields],
    sharedWithApp,
    // Pages of the app would carry it to the rest of the host.
    allowedSites: hasNoPages({ sharedWithApp, pathPrefix: provider.pathPrefix })
      ? []
      : [...pagesOf({ ...draft, origins })],
    on: true,
    scope: scopeOf({ origins, scope: sharedWithApp ? 'chosen-tabs' : 'automatic' }),
    getOnly: false,
    withoutCookies: sharedWithApp,
    createdAt: now,
  };
}

/** Whether nothing that a draft asks for is open. */
export function isComplete(draft: Draft, providers: Providers): boolean {
  const { providerId, own, ownAsks, fields } = draft;
  if (providerId === null && own !== null) {
    const isFilled = own.fields.every(({ name, pattern }) => isFieldValue(pattern, fields[name] ?? ''));
    return isFilled && ownAsks.length === 0 && ownProblems(own, draft, providers).length === 0;
  }
  const provider = providerOf(draft, providers);
  return provider !== undefined && askedOf(draft, provider, providers).complete;
}

/** The drafts that are saved by the next click: of a list, those that are ticked and leave nothing open. */
export function chosenDrafts(
  { drafts, reading, oneByOne }: Pick<Pending, 'drafts' | 'reading' | 'oneByOne'>,
  providers: Providers,
): readonly Draft[] {
  if (oneByOne) return drafts.slice(0, 1);
  return drafts.filter(
    (draft) => draft.ticked && (reading.kind !== 'several' || isComplete(draft, providers)),
  );
}

/**
 * Whether a draft of a list was meant to be saved and could not be: something that it asks for is not answered. The
 * list can't ask all that an API of the user's own leaves open, so one that it describes counts.
 */
export function isWaiting(draft: Draft, providers: Providers): boolean {
  const isMeant = draft.providerId === null ? draft.own !== null : draft.ticked;
  return isMeant && draft.found.sameAs === null && !isComplete(draft, providers);
}

/**
 * What keeps an own provider of a draft from being saved.
 * @returns none where it can be, apart from what the paste left open
 */
export function ownProblems(
  own: OwnProviderInput,
  { ownId, ownIsOther }: Pick<Draft, 'ownId' | 'ownIsOther'>,
  providers: Providers,
): readonly OwnProviderProblem[] {
  const problems = judgeOwnProvider(own, providers, { confirmedDomain: ownIsOther });
  return problems.length > 0 || isStorable(own, ownId) ? problems : [{ code: 'unfit', place: 'name' }];
}

/** The part of the record that an own provider decides. It is saved beside the record, under the same id. */
function recordOfOwn(
  draft: Draft,
  own: OwnProviderInput,
  providers: Providers,
): Omit<TokenRecord, 'secret' | 'expiresAt' | 'test' | 'revocation' | 'createdAt'> {
  if (draft.ownAsks.length > 0 || ownProblems(own, draft, providers).length > 0)
    throw new InvalidInputError('own-provider');
  const { origins, pathPrefix, headers, companions, sharedWithApp } = own;
  return {
    ...{ id: draft.id, providerId: draft.ownId, providerName: own.name, region: null },
    ...{ origins, pathPrefix, headers, companions, sharedWithApp },
    label: draft.found.label ?? defaultLabel(lastFour(draft.secret), own.name),
    fields: ownFieldsOf(draft, own),
    allowedSites: [],
    on: true,
    scope: sharedWithApp ? 'chosen-tabs' : 'automatic',
    getOnly: false,
    withoutCookies: sharedWithApp,
  };
}

/** Whether a token is for no page besides the address bar: an app may stand on the whole host. */
export function hasNoPages({
  sharedWithApp,
  pathPrefix,
}: Pick<Provider, 'sharedWithApp' | 'pathPrefix'>): boolean {
  return sharedWithApp && pathPrefix === '';
}

/** @throws {InvalidInputError} `unknown-region` where no host is chosen, `own-server` where that is open or wrong */
function originsOf(
  hosts: Asked['hosts'],
  server: OwnServer | null,
  fields: TokenRecord['fields'],
): TokenRecord['origins'] {
  if (server !== null) {
    if (server.origin === null) throw new InvalidInputError('own-server');
    return [server.origin];
  }
  if (hosts.length === 0) throw new InvalidInputError('unknown-region');
  return hosts.map(({ origin }) => filledOrigin(origin, fieldValues({ fields })));
}

/** On somebody's own server anything may live beside the API. */
function mayHoldApp({ pathPrefix }: Provider, origins: readonly string[]): boolean {
  return pathPrefix === '' && origins.some((origin) => mayHaveApp(new URL(origin).hostname));
}

/**
 * The provider's headers, with the scheme that the token was pasted with where it is another, and without those that
 * need a field that was left empty.
 */
function headersOf(
  draft: Draft,
  provider: Provider,
  providers: readonly Provider[],
  fields: TokenRecord['fields'],
): Pick<TokenRecord, 'headers' | 'schemeAsPasted'> {
  const pasted = draft.asPasted ? headerAsPasted(draft.found.header, provider, providers) : null;
  const given = new Set(fields.map(({ name }) => name));
  const empty = provider.fields.filter(({ name }) => !given.has(name));
  const headers = provider.headers
    .filter(({ template }) => !empty.some(({ name }) => template.includes(`{${name}}`)))
    .map((header) => (header.name === pasted?.name ? pasted : header));
  return { headers, ...(pasted === null ? {} : { schemeAsPasted: true }) };
}

/** What a replacement's own text says: another value may name another host of the same provider. */
function cutAnew(
  { fields, origins }: TokenRecord,
  secret: string,
  provider: Provider | undefined,
): Partial<Pick<TokenRecord, 'fields' | 'origins'>> {
  const cut = (provider?.fields ?? []).flatMap((field) => {
    const value = cutFrom(field, secret);
    return value !== null && isFieldValue(field.pattern, value) ? [[field.name, value] as const] : [];
  });
  const values = Object.fromEntries(cut);
  const hosts = provider?.hosts ?? [];
  const fresh = fields.map((field) => ({ ...field, value: values[field.name] ?? field.value }));
  if (
    !cut.every(([name, value]) =>
      fillsHosts(
        hosts.map(({ origin }) => origin),
        name,
        value,
      ),
    )
  )
    return {};
  const before = fieldValues({ fields });
  const moved = origins.map((origin) => {
    const host = hosts.find((each) => isFilledTo(each.origin, origin, before));
    return host === undefined ? origin : filledOrigin(host.origin, fieldValues({ fields: fresh }));
  });
  return { fields: fresh, origins: moved };
}

function isFilledTo(template: string, origin: string, values: Readonly<Record<string, string>>): boolean {
  const said = fieldsOfOrigin(template, origin);
  return said !== null && Object.entries(said).every(([name, value]) => values[name] === value);
}

/** The provider's own extra headers stay as they are. */
function takenHeaders({ found, extraHeaders }: Draft, provider: Provider): TokenRecord['companions'] {
  const own = new Set([...provider.extraHeaders, ...provider.headers].map(({ name }) => name.toLowerCase()));
  return found.extraHeaders
    .filter(({ name }) => extraHeaders.includes(name) && !own.has(name.toLowerCase()))
    .map(({ name, value }) => ({ name, value, sentOn: 'every-request' }));
}

/** @throws {InvalidInputError} `field-value` where one that is needed is empty, or one is wrong */
function fieldsOf(fields: readonly AskedField[]): TokenRecord['fields'] {
  if (fields.some(({ state }) => state === 'empty' || state === 'wrong'))
    throw new InvalidInputError('field-value');
  return fields.flatMap(({ field: { name, secret }, value, state }) =>
    state === 'left-out' ? [] : [{ name, value, secret }],
  );
}

/** @throws {InvalidInputError} `field-value` */
function ownFieldsOf({ fields }: Draft, own: Pick<OwnProviderInput, 'fields'>): TokenRecord['fields'] {
  return own.fields.map(({ name, secret, pattern }) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    if (!isFieldValue(pattern, value)) throw new InvalidInputError('field-value');
    return { name, value, secret };
  });
}

/** The form in which the token was pasted, for the day on which it is refused. */
function historyOf({ found, looksOdd }: Draft): Pick<TokenRecord, 'cameAs' | 'looksOdd'> {
  const { header } = found;
  const scheme = header?.encoding === 'basic' ? 'Basic' : header?.template.split('{token}')[0]?.trim();
  return {
    ...(header === null ? {} : { cameAs: { header: header.name, scheme: scheme || null } }),
    ...(looksOdd ? { looksOdd } : {}),
  };
}

/** A name that the user gave stays; the one that repeats the old secret's end follows the new one. */
function replacedLabel(replaced: TokenRecord, draft: Draft): string {
  const given = replaced.label !== defaultLabel(lastFour(replaced.secret), replaced.providerName);
  return given ? replaced.label : defaultLabel(lastFour(draft.secret), replaced.providerName);
}
