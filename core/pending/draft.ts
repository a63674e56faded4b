import * as v from 'valibot';
import { formsResultSchema, type Look } from '../probe/usual-forms';
import { newOwnId } from '../providers/own-provider';
import { ownProviderInput } from '../providers/own-provider-input';
import type { Provider } from '../providers/provider';
import type { Providers } from '../providers/providers';
import { testResultSchema } from '../token/outcome';
import type { TokenRecord } from '../token/token-record';
import { domainSaidBy } from './asked';
import { knownFields } from './known-fields';
import { proposedApi } from './own-from-paste';
import { serverSaidBy } from './own-server';
import type { FoundToken, Reading, Repair } from './reading';

/** Milliseconds that a paste is kept. */
export const DRAFT_LIFETIME = 10 * 60_000;
/** Tokens that one paste may hold. */
export const MOST_DRAFTS = 50;

// The background alone writes these, sealed, into storage that ends with the version that wrote them.
const found = v.custom<FoundToken>((value) => typeof value === 'object' && value !== null);
const reading = v.custom<Reading>((value) => typeof value === 'object' && value !== null);

/** An answer of an API without the token, and the address that gave it. */
export interface Looked {
  readonly place: string;
  readonly look: Look;
}
const looked = v.custom<Looked>((value) => typeof value === 'object' && value !== null);

/** A token that was pasted and is not saved yet. */
export const draftSchema = v.strictObject({
  /** Id of the record it becomes, so that finishing twice saves once. */
  id: v.string(),
  /** As it will be saved. */
  secret: v.string(),
  /** As it was read. */
  found,
  /** Whether what was repaired in the paste stays repaired. */
  repaired: v.boolean(),
  /** Whether it is to be saved. One alone always is. */
  ticked: v.boolean(),
  providerId: v.nullable(v.string()),
  /** The API as the paste or the user describes it, right or wrong; null where `providerId` names a known one. */
  own: v.nullable(ownProviderInput),
  /** Name of the little-known API whose facts `own` began with; null for all others. */
  ownFrom: v.nullable(v.string()),
  /** Id of the own provider that is saved with it. */
  ownId: v.string(),
  /** The document that its form was read from, and that form; null where the paste or the user said it. */
  formFrom: v.nullable(v.strictObject({ documentOf: v.string(), headers: ownProviderInput.entries.headers })),
  /** Whether the user said that it is not the known provider that its domain or its name resembles. */
  ownIsOther: v.boolean(),
  /** What the paste leaves open about `own`. Nothing is asked for or sent before the user has answered. */
  ownAsks: v.array(v.picklist(['form', 'host', 'http'])),
  /** What that API answered without the token, at one address; null before it was asked. */
  looked: v.nullable(looked),
  /** What came of trying usual forms there; null before. */
  tried: v.nullable(formsResultSchema),
  /** Whether the user chose the provider, against or without what was suggested. */
  chosenByUser: v.boolean(),
  /** The provider as it was when it was chosen; null without one. */
  chosenFacts: v.nullable(v.string()),
  /** `null` is "find out". */
  region: v.nullable(v.string()),
  /** Whose hosts it goes to, where the provider's have several registrable domains; null while that is open. */
  domain: v.nullable(v.string()),
  /** The server of the user's own as it was typed, right or wrong; null for the vendor's hosts. */
  server: v.nullable(v.string()),
  /** The origin of such a server that the user agreed to reach without encryption; null before. */
  serverInClear: v.nullable(v.string()),
  allowedSites: v.array(v.string()),
  /** Whether the scheme of the paste is kept, where the provider's tokens have another one. */
  asPasted: v.boolean(),
  /** Values of the provider's fields by name, from the user or from the paste. */
  fields: v.record(v.string(), v.string()),
  /** Names of the extra headers of the paste that the user takes over. */
  extraHeaders: v.array(v.string()),
  /** Whether the user takes it although it looks like something else. */
  looksOdd: v.boolean(),
  /** The test of the token, once it named another account than that of the replaced token; null before. */
  otherAccount: v.nullable(testResultSchema),
});
export type Draft = v.InferOutput<typeof draftSchema>;

/** A paste, until it is saved or forgotten. Sealed as a whole; only views without secrets leave the background. */
export const pendingSchema = v.strictObject({
  /** The paste as it was read, with the tokens that are asked about. */
  reading,
  /** A later paste that held no token; the paste before it waits meanwhile. */
  nothing: v.nullable(reading),
  /** In the order of the paste. Empty while it is asked which one is the token. */
  drafts: v.pipe(v.array(draftSchema), v.maxLength(MOST_DRAFTS)),
  /** Whether its tokens are shown and saved one after another instead of all in one list. */
  oneByOne: v.boolean(),
  /** Id of the token whose secret it replaces. */
  replacesId: v.nullable(v.string()),
  /** `asked`: the browser's prompt was opened and has not led to a save yet. */
  state: v.picklist(['open', 'asked', 'testing']),
  /** The prompt was opened to look at the API without the token, and has not led to that yet. */
  looks: v.boolean(),
  /** The step after the browser's prompt. */
  afterAccess: v.picklist(['test', 'without-test']),
  expiresAt: v.number(),
});
export type Pending = v.InferOutput<typeof pendingSchema>;

export type OwnDraft = Pick<Draft, 'own' | 'ownId' | 'ownIsOther' | 'ownAsks'>;

/**
 * A draft of a token that was found. Of what may go wrong nothing is ticked: neither pages nor extra headers, nor
 * a token that nobody's address or name belongs to.
 * @param replaced the token whose secret it replaces, which stays as it is in all else
 * @param alone whether it is the only one
 * @param reading the paste that it was found in, for an API that it describes
 */
export function draftOf(
  found: FoundToken,
  id: string,
  replaced: TokenRecord | null,
  alone: boolean,
  providers: Providers,
  reading: Reading | null = null,
): Draft {
  const { owner } = found;
  const providerId = replaced?.providerId ?? owner.providerId;
  const provider = providerId === null ? undefined : providers.find(providerId);
  const api = reading === null || providerId !== null ? null : proposedApi(found, reading, providers);
  return {
    id,
    secret: found.secret,
    found,
    repaired: true,
    ticked: alone || (providerId !== null && found.sameAs === null),
    providerId,
    own: api?.input ?? null,
    ownFrom: null,
    ownId: newOwnId(),
    formFrom: null,
    ownIsOther: false,
    ownAsks: [...(api?.asks ?? [])],
    looked: null,
    tried: null,
    chosenByUser: false,
    ...saidOf(found, provider),
    region: replaced?.region ?? owner.region,
    allowedSites: [...(replaced?.allowedSites ?? [])],
    asPasted: true,
    fields: providerId === null ? { ...api?.fields } : knownFields(found, provider),
    extraHeaders: [],
    looksOdd: false,
    otherAccount: null,
  };
}

/** What a paste says of a provider once that is chosen. */
export function saidOf(
  found: FoundToken,
  provider: Provider | undefined,
): Pick<Draft, 'chosenFacts' | 'domain' | 'server' | 'serverInClear'> {
  if (provider === undefined) return { chosenFacts: null, domain: null, server: null, serverInClear: null };
  return {
    serverInClear: null,
    chosenFacts: factsOf(provider),
    domain: domainSaidBy(found, provider),
    server: serverSaidBy(found, provider),
  };
}

/** Name, hosts and headers: what shows whether an id still stands for the same API. */
function factsOf({ name, hosts, headers }: Provider): string {
  return [name, JSON.stringify([hosts, headers])].join('\n');
}

/**
 * The known provider of a draft.
 * @returns undefined without one, and where it is gone or now means another API: the user then chooses again
 */
export function providerOf({ providerId, chosenFacts }: Draft, providers: Providers): Provider | undefined {
  const provider = providerId === null ? undefined : providers.find(providerId);
  // What a user describes may change at any time, by that user alone.
  if (provider === undefined || provider.generic === true) return provider;
  return chosenFacts === null || chosenFacts === factsOf(provider) ? provider : undefined;
}

/** The name that a draft's provider had, where it is not there any more; null otherwise. */
export function goneProvider(draft: Draft, providers: Providers): string | null {
  if (draft.providerId === null || providerOf(draft, providers) !== undefined) return null;
  return draft.chosenFacts?.split('\n')[0] ?? draft.providerId;
}

/** Whether characters that were taken off a token can be put back. No header can carry the others. */
export function canUndo(found: FoundToken): boolean {
  return unrepaired(found) !== found.secret;
}

/** The token with the punctuation and the brackets that stood around it. */
export function unrepaired({ secret, repaired }: FoundToken): string {
  return repaired.reduceRight((whole, repair) => withBack(whole, repair), secret);
}

function withBack(secret: string, repair: Repair): string {
  if (repair.kind === 'punctuation') return secret + repair.text;
  if (repair.kind !== 'brackets') return secret;
  const [opening, closing] =
    repair.text.split(/\s+/).length === 2 ? repair.text.split(/\s+/) : [...repair.text];
  return `${opening ?? ''}${secret}${closing ?? ''}`;
}
