import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import type { PendingView } from '../../../core/pages/pending-view';
import {
  DRAFT_LIFETIME,
  type Draft,
  draftOf,
  goneProvider,
  MOST_DRAFTS,
  type Pending,
  saidOf,
  unrepaired,
} from '../../../core/pending/draft';
import { knownFields } from '../../../core/pending/known-fields';
import { asksForForm, withKnownForm } from '../../../core/pending/known-form';
import { beginApi, startedFrom } from '../../../core/pending/own-from-address';
import { readPaste } from '../../../core/pending/read-paste';
import type { Reading } from '../../../core/pending/reading';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { checkedAddress } from '../../../core/providers/own-provider-input';
import type { Provider } from '../../../core/providers/provider';
import type { Providers } from '../../../core/providers/providers';
import { newRecordId, type TokenRecord } from '../../../core/token/token-record';
import { tokenOf } from '../../../core/vault/open-vault';
import { returnUnusedAccess } from '../access/access';
import { choices } from '../stores/choices';
import { knownHosts } from '../stores/known-hosts';
import { providers } from '../stores/providers';
import { changePending, removePending, required } from '../stores/waiting';
import { syncPages } from '../sync/sync-all';
import { requireVault } from '../vault/open-vault';

/** A test says nothing about other choices than those it was made with. */
export const UNTRIED = { state: 'open', looks: false, afterAccess: 'test' } as const;

/**
 * Takes what the user pasted and seals the tokens in it. A paste without any is kept beside what was pasted before
 * it, so that one slip costs nothing.
 * @throws {InvalidInputError} `paste-empty`, `paste-too-long`
 */
export async function putDraft(input: MessageInput<'draft.put'>): Promise<PendingView> {
  const vault = await requireVault();
  if (input.text.trim() === '') throw new InvalidInputError('paste-empty');
  const known = await providers();
  const reading = readPaste(input.text, input.tabOrigin, known.shipped);
  const replaced = input.replacesId === null ? null : tokenOf(vault, input.replacesId);
  const found = tokensOf(reading, replaced);
  if (found.length > MOST_DRAFTS) throw new InvalidInputError('paste-too-long');
  const drafts = found.map((token) =>
    draftOf(token, newRecordId(), replaced, found.length === 1, known, reading),
  );
  const begun =
    input.here === undefined || replaced !== null ? drafts : drafts.map(begunAt(input.here, known));
  const fresh: Pending = {
    reading,
    nothing: reading.kind === 'none' ? reading : null,
    drafts: withOneId(await withKnownForms(begun)),
    oneByOne: false,
    replacesId: input.replacesId,
    ...UNTRIED,
    expiresAt: Date.now() + DRAFT_LIFETIME,
  };
  await choices.change((now) => (now.batch.length === 0 ? now : { ...now, batch: [] }));
  return changeDrafts((now) =>
    reading.kind === 'none' && now !== null ? { ...now, nothing: reading } : fresh,
  );
}

/** Those that need no more question. A token that is replaced has one text. */
function tokensOf(reading: Reading, replaced: TokenRecord | null) {
  if (reading.kind === 'token') return [reading.token];
  return reading.kind === 'several' && replaced === null ? reading.tokens : [];
}

/** Takes the token that the user says it is: one that was asked about, or one that looked like something else. */
export async function takeDraft({ index, odd }: MessageInput<'draft.take'>): Promise<PendingView> {
  const [vault, known, hosts] = await Promise.all([requireVault(), providers(), knownHosts()]);
  return changeDrafts((now) => {
    const pending = required(now);
    const replaced = pending.replacesId === null ? null : tokenOf(vault, pending.replacesId);
    const candidates = odd
      ? (pending.nothing?.seen ?? []).map(({ anyway }) => anyway)
      : 'tokens' in pending.reading
        ? pending.reading.tokens
        : [];
    const found = candidates[index];
    if (found === undefined || found === null) throw new KeybearerError('not-found');
    const reading: Reading = {
      ...(odd ? (pending.nothing ?? pending.reading) : pending.reading),
      kind: 'token',
      token: found,
    };
    const draft = draftOf(found, newRecordId(), replaced, true, known, reading);
    return {
      ...pending,
      ...UNTRIED,
      reading,
      oneByOne: false,
      nothing: null,
      drafts: [{ ...withKnownForm(draft, hosts), looksOdd: odd }],
    };
  });
}

/** Goes back from a paste without a token to what was pasted before; where that is nothing, all is forgotten. */
export async function backToDraft(): Promise<PendingView> {
  return changeDrafts((now) =>
    now === null || now.reading.kind === 'none' ? null : { ...now, nothing: null },
  );
}

/** Notes whose token it is and where it may be used. */
export async function chooseForDraft(input: MessageInput<'draft.choose'>): Promise<PendingView> {
  const known = await providers();
  const provider = known.find(input.providerId);
  const start = provider === undefined ? known.starts.find(({ id }) => id === input.providerId) : undefined;
  if (start !== undefined) return editDraft(input.id, (draft) => filledFrom(draft, start));
  const sites = provider?.sites.map(({ origin }) => origin) ?? [];
  const allowedSites = input.allowedSites.filter((site) => sites.includes(site));
  const { providerId, region } = input;
  return editDraft(input.id, (draft) => {
    // Under one id there may be another API by now.
    const other = providerId !== draft.providerId || goneProvider(draft, known) !== null;
    return {
      ...draft,
      ...(other ? { ...saidOf(draft.found, provider), ownIsOther: false } : {}),
      ownFrom: null,
      providerId,
      own: null,
      ownAsks: [],
      region,
      allowedSites,
      chosenByUser: draft.chosenByUser || other,
      fields: other ? knownFields(draft.found, provider) : draft.fields,
      // One that waited for its API is meant to be saved.
      ticked: draft.ticked || draft.providerId === null,
    };
  });
}

/** Notes what else the user decided about a token: whether it is saved, as what, and with which extra headers. */
export function setDraft({ id, ...given }: MessageInput<'draft.set'>): Promise<PendingView> {
  return editDraft(id, (draft) => {
    const { ticked = draft.ticked, asPasted = draft.asPasted, repaired = draft.repaired } = given;
    const { domain = draft.domain, server = draft.server, serverInClear = draft.serverInClear } = given;
    const isSameServer = server === draft.server;
    const extraHeaders = given.extraHeaders ?? draft.extraHeaders;
    const fields = { ...draft.fields, ...given.fields };
    const offered = draft.found.extraHeaders.map(({ name }) => name);
    return {
      ...draft,
      ticked: ticked && (draft.providerId !== null || draft.own !== null),
      asPasted,
      fields,
      domain,
      // A region is one of the domain that it was chosen in.
      region: domain === draft.domain ? draft.region : null,
      server,
      serverInClear,
      ownIsOther: given.isOther ?? (isSameServer ? draft.ownIsOther : false),
      repaired,
      secret: repaired ? draft.found.secret : unrepaired(draft.found),
      extraHeaders: extraHeaders.filter((name) => offered.includes(name)),
    };
  });
}

/**
 * Notes how the user describes an API that Keybearer does not know. It is kept as it is, right or wrong: the view says
 * what is wrong with it. Values of its fields stay where it still has them.
 */
export function describeApi({ id, own, isOther, answers }: MessageInput<'draft.own'>): Promise<PendingView> {
  return editDraft(id, (draft) => {
    if (own === null) return { ...draft, own, ownAsks: [] };
    const named = new Set(own.fields.map(({ name }) => name));
    const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => named.has(name)));
    const nobody = { ...NOBODY, allowedSites: [] };
    const ownIsOther = isOther ?? draft.ownIsOther;
    const ownAsks = answers === undefined ? [] : asksAfter(draft, own, answers);
    // Forms were tried at the one address only.
    const isSame = draft.own !== null && isSameAddress(draft.own, own);
    const tried = isSame ? draft.tried : null;
    return { ...draft, ...nobody, own, ownIsOther, ownAsks, fields, tried, chosenByUser: true };
  });
}

function isSameAddress(one: OwnProviderInput, other: OwnProviderInput): boolean {
  return JSON.stringify(checkedAddress(one)) === JSON.stringify(checkedAddress(other));
}

/** What stays open after an edit. An address without encryption that was not there before is asked about again. */
function asksAfter(
  { own: before, ownAsks }: Draft,
  own: NonNullable<Draft['own']>,
  answers: readonly Draft['ownAsks'][number][],
): Draft['ownAsks'] {
  const isFresh = (origin: string) => origin.startsWith('http:') && !before?.origins.includes(origin);
  const plain = own.origins.some((origin) => origin.startsWith('http:'));
  const open = new Set(own.origins.some(isFresh) ? [...ownAsks, 'http' as const] : ownAsks);
  if (!plain) open.delete('http');
  return [...open].filter((ask) => !answers.includes(ask));
}

/** Begins to describe the API of a token by the address or the name that the user typed for it. */
export async function beginOwn({ id, typed }: MessageInput<'draft.begin-own'>): Promise<PendingView> {
  const known = await providers();
  const hosts = await knownHosts();
  return editDraft(id, (draft) => ({
    ...withKnownForm(describedAt(draft, typed, known), hosts),
    chosenByUser: true,
  }));
}

/** Most pastes say all of it, or speak of a known provider: then no document is looked at. */
async function withKnownForms(drafts: readonly Draft[]): Promise<readonly Draft[]> {
  if (!drafts.some(asksForForm)) return drafts;
  const hosts = await knownHosts();
  return drafts.map((draft) => withKnownForm(draft, hosts));
}

/** A token is one of the API in front where the user said that one is there, and nothing speaks for another. */
function begunAt(here: string, known: Providers): (draft: Draft) => Draft {
  return (draft) => {
    const { providerId, own, found } = draft;
    const named = found.owner.evidence.some((evidence) => evidence.providerId !== null);
    return providerId !== null || own !== null || named ? draft : describedAt(draft, here, known);
  };
}

function describedAt(draft: Draft, typed: string, known: Providers): Draft {
  const { input, asks } = beginApi(typed, known);
  return { ...draft, ...begunWith(input), ownFrom: null, ownAsks: [...asks] };
}

/** Begins it with the little that is known of an API: every part of it is the user's to check. */
function filledFrom(draft: Draft, start: Provider): Draft {
  return { ...draft, ...begunWith(startedFrom(start)), ownFrom: start.name, chosenByUser: true };
}

const NOBODY = {
  ...{ providerId: null, chosenFacts: null, region: null, domain: null },
  ...{ server: null, serverInClear: null },
} as const;

function begunWith(own: OwnProviderInput) {
  const fresh = { ownIsOther: false, ownAsks: [], fields: {}, formFrom: null, tried: null, ticked: true };
  return { ...NOBODY, allowedSites: [], own, ...fresh };
}

/** Tokens of one paste for the same API share the provider that is made of it. */
function withOneId(drafts: readonly Draft[]): Draft[] {
  const ids = new Map<string, string>();
  return drafts.map((draft) => {
    if (draft.own === null) return draft;
    const { origins, headers } = draft.own;
    const api = JSON.stringify([origins, headers]);
    ids.set(api, ids.get(api) ?? draft.ownId);
    return { ...draft, ownId: ids.get(api) ?? draft.ownId };
  });
}

/** The browser's prompt is open now; `permissions.onAdded` may be all that we hear of it. */
export async function noteAsked(how: MessageInput<'draft.asked'>['how']): Promise<void> {
  await changePending((now) => {
    if (now === null || now.state === 'testing') return now;
    if (how === 'look') return { ...now, looks: true };
    return { ...now, drafts: now.drafts.map(untried), state: 'asked', looks: false, afterAccess: how };
  });
  await syncPages();
}

/** Forgets what was pasted. */
export async function discardDraft(): Promise<void> {
  await removePending();
  await syncPages();
  await returnUnusedAccess();
}

/** @param id the one of several; absent for the only one */
export function editDraft(id: string | undefined, edit: (draft: Draft) => Draft): Promise<PendingView> {
  return changeDrafts((now) => {
    const pending = required(now);
    const target = id ?? pending.drafts[0]?.id;
    if (!pending.drafts.some((draft) => draft.id === target)) throw new KeybearerError('not-found');
    const drafts = pending.drafts.map((draft) => (draft.id === target ? untried(edit(draft)) : draft));
    return { ...pending, ...UNTRIED, drafts };
  });
}

function untried(draft: Draft): Draft {
  return { ...draft, otherAccount: null };
}

/** @returns what pages are told of it from now on */
export async function changeDrafts(edit: (now: Pending | null) => Pending | null): Promise<PendingView> {
  await changePending(edit);
  const { draft = null, paste = null } = (await syncPages()) ?? {};
  return { draft, paste };
}
