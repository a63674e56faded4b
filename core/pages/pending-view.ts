import type { Pending } from '../pending/draft';
import { proposedApi } from '../pending/own-from-paste';
import type { DoubtKind, FoundToken, ReadFrom, Reading, Seen } from '../pending/reading';
import { chosenDrafts, isWaiting } from '../pending/record-from-draft';
import type { Providers } from '../providers/providers';
import { maskedLine } from '../token/headers';
import { lastFour } from '../token/secret';
import type { TokenRecord } from '../token/token-record';
import { type AddressView, addressView } from './host-view';
import { type PendingTokenView, pendingTokenView } from './pending-token-view';

/** What was pasted, as pages may see it. At most one of the two is shown. */
export interface PendingView {
  /** The one token of the paste. */
  readonly draft: PendingTokenView | null;
  /** A paste that is not one token. */
  readonly paste: PasteView | null;
}

interface PasteContext {
  readonly readFrom: ReadFrom;
  readonly leftOut: readonly string[];
  readonly seen: readonly SeenView[];
  readonly addresses: readonly AddressView[];
  /** Set when this replaces the secret of a token. */
  readonly replacesId: string | null;
}

export type PasteView =
  | (PasteContext & SeveralView)
  | (PasteContext & QuestionView)
  | (PasteContext & NothingView);

/** Tokens of their own, to be ticked. */
export interface SeveralView {
  readonly kind: 'several';
  readonly drafts: readonly PendingTokenView[];
  /** How many of them can't be saved before something is answered. They stay when the others are saved. */
  readonly waiting: number;
  /** Access for all that are ticked. */
  readonly access: readonly string[];
  readonly state: Pending['state'];
  readonly afterAccess: Pending['afterAccess'];
  readonly expiresAt: number;
}

/** Parts of one thing: the user says which is the token. */
export interface QuestionView {
  readonly kind: 'question';
  readonly asks: 'same-header' | 'which-token';
  readonly candidates: readonly CandidateView[];
}

export interface CandidateView {
  readonly name: string | null;
  readonly lastFour: string;
  readonly length: number;
  /** As it was pasted, with dots for the secret; null where it stood in no header. */
  readonly headerLine: string | null;
}

/** No token. */
export interface NothingView {
  readonly kind: 'none';
  /** The end of a token that was pasted before and waits; empty where the token shows none, null without one. */
  readonly waiting: string | null;
}

export interface SeenView {
  readonly kind: DoubtKind;
  readonly name: string | null;
  /** What may be shown of it. */
  readonly text: string | null;
  readonly provider: { readonly id: string; readonly name: string; readonly page: string | null } | null;
  /** Whether the user may take it all the same. */
  readonly anyway: boolean;
  /** Goes as Basic, where the provider takes that or the paste describes an API of its own. */
  readonly asBasic: boolean;
}

/** @param tokens those of the vault, by id */
export function pendingView(
  pending: Pending | null,
  tokens: ReadonlyMap<string, TokenRecord>,
  providers: Providers,
): PendingView {
  if (pending === null) return { draft: null, paste: null };
  const { reading, nothing, drafts, oneByOne, replacesId } = pending;
  if (nothing !== null)
    return { draft: null, paste: { ...contextOf(nothing, replacesId, providers), ...nothingView(pending) } };
  const context = contextOf(reading, replacesId, providers);
  if (reading.kind === 'question' || (reading.kind === 'several' && replacesId !== null))
    return drafts.length === 0
      ? { draft: null, paste: { ...context, ...questionView(reading) } }
      : single(pending, tokens, providers);
  if (reading.kind === 'several' && !oneByOne)
    return { draft: null, paste: { ...context, ...severalView(pending, tokens, providers) } };
  return single(pending, tokens, providers);
}

function single(
  pending: Pending,
  tokens: ReadonlyMap<string, TokenRecord>,
  providers: Providers,
): PendingView {
  const [draft] = pending.drafts;
  const replaced = pending.replacesId === null ? null : (tokens.get(pending.replacesId) ?? null);
  return {
    draft:
      draft === undefined
        ? null
        : pendingTokenView(draft, pending, replaced, providers, [...tokens.values()]),
    paste: null,
  };
}

function severalView(
  pending: Pending,
  tokens: ReadonlyMap<string, TokenRecord>,
  providers: Providers,
): SeveralView {
  const { state, afterAccess, expiresAt } = pending;
  const others = [...tokens.values()];
  const drafts = pending.drafts.map((draft) => pendingTokenView(draft, pending, null, providers, others));
  const chosen = new Set(chosenDrafts(pending, providers).map(({ id }) => id));
  const access = drafts.filter(({ id }) => chosen.has(id)).flatMap((draft) => draft.access);
  const waiting = pending.drafts.filter((draft) => isWaiting(draft, providers)).length;
  return { kind: 'several', drafts, waiting, access: [...new Set(access)], state, afterAccess, expiresAt };
}

function questionView(reading: Extract<Reading, { tokens: unknown }>): QuestionView {
  const asks = reading.kind === 'question' ? reading.asks : 'which-token';
  return { kind: 'question', asks, candidates: reading.tokens.map(candidateView) };
}

function candidateView({ name, secret, header }: FoundToken): CandidateView {
  const line = header === null ? null : maskedLine(header, { secret, fields: [] });
  return { name, lastFour: lastFour(secret), length: secret.length, headerLine: line };
}

function nothingView({ drafts }: Pending): NothingView {
  const [first] = drafts;
  return { kind: 'none', waiting: first === undefined ? null : lastFour(first.secret) };
}

function contextOf(reading: Reading, replacesId: string | null, providers: Providers): PasteContext {
  const { readFrom, leftOut, seen, addresses } = reading;
  return {
    readFrom,
    leftOut,
    seen: seen.map((one) => seenView(one, reading, providers)),
    addresses: addresses.map((one) => addressView(one, providers)),
    replacesId,
  };
}

function seenView(
  { kind, name, text, providerId, anyway }: Seen,
  reading: Reading,
  providers: Providers,
): SeenView {
  const id = providerId ?? anyway?.owner.providerId ?? null;
  const provider = id === null ? undefined : providers.find(id);
  const basic = anyway?.header?.encoding === 'basic';
  return {
    kind,
    name,
    text,
    provider: provider
      ? { id: provider.id, name: provider.name, page: provider.revoke.pages[0]?.url ?? null }
      : null,
    anyway: anyway !== null && !basic,
    asBasic:
      basic &&
      (provider === undefined
        ? proposedApi(anyway, reading, providers) !== null
        : provider.headers.some(({ encoding }) => encoding === 'basic')),
  };
}
