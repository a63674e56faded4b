import * as v from 'valibot';
import type { ErrorCode, ErrorParams } from '../errors/keybearer-error';
import type { PendingView } from '../pages/pending-view';
import type { MadeAtView, ProviderView } from '../pages/provider-view';
import type { FormsResult, Look } from '../probe/usual-forms';
import { ownProviderInput } from '../providers/own-provider-input';
import {
  both,
  fieldValues,
  nothing,
  origin,
  type PageName,
  sendableOrigin,
  sites,
  tabId,
  tokenId,
} from './inputs';
import { OPTIONS_MESSAGES, type OptionsMessageOutputs, providerId } from './options-messages';
import { OWN_PROVIDER_MESSAGES, type OwnProviderMessageOutputs } from './own-provider-messages';
import { TOKEN_MESSAGES, type TokenMessageOutputs } from './token-messages';
import { VAULT_MESSAGES, type VaultMessageOutputs } from './vault-messages';

const oneToken = v.strictObject({ id: tokenId });

/** Larger messages are refused by the schema before anything reads them. Characters. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_ADDRESS = 65_536;
const typedPlace = v.pipe(v.string(), v.maxLength(500));

/**
 * Every message there is: who may send it and the exact shape of its input.
 * Extra or missing fields are refused.
 */
export const MESSAGES = {
  ...VAULT_MESSAGES,
  ...OWN_PROVIDER_MESSAGES,
  ...TOKEN_MESSAGES,
  ...OPTIONS_MESSAGES,

  'pause.set': { pages: both, input: v.strictObject({ paused: v.boolean() }) },

  'draft.put': {
    pages: both,
    input: v.strictObject({
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEXT)),
      tabOrigin: v.nullable(origin),
      replacesId: v.nullable(tokenId),
      /** An address, where the user said that an API is there: a token that nothing else speaks for is one of it. */
      here: v.optional(typedPlace),
    }),
  },
  /** `id` names one of several. */
  'draft.choose': {
    pages: both,
    input: v.strictObject({
      id: v.optional(tokenId),
      providerId,
      region: v.nullable(v.pipe(v.string(), v.maxLength(20))),
      allowedSites: sites,
    }),
  },
  'draft.set': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      ticked: v.optional(v.boolean()),
      asPasted: v.optional(v.boolean()),
      /** By name: what is typed into the provider's fields. A page sends a secret one, and never gets it back. */
      fields: v.optional(fieldValues),
      repaired: v.optional(v.boolean()),
      extraHeaders: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(16))),
      /** Whose hosts it goes to, of a provider that has several registrable domains. */
      domain: v.optional(v.pipe(v.string(), v.maxLength(300))),
      /** The server of the user's own, as it is typed; null for the vendor's hosts. */
      server: v.optional(v.nullable(typedPlace)),
      /** Its origin, where the user agrees to reach it without encryption; null takes that back. */
      serverInClear: v.optional(v.nullable(sendableOrigin)),
      /** Whether the user says that this server is not the known provider's whose domain it shares. */
      isOther: v.optional(v.boolean()),
    }),
  },
  /**
   * Describes the API of a token that no known provider has, and answers what the paste left open about it. Null takes
   * the description away.
   */
  'draft.own': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      own: v.nullable(ownProviderInput),
      isOther: v.optional(v.boolean()),
      /** Which of the questions about it are answered by this; all of them unless given. */
      answers: v.optional(v.pipe(v.array(v.picklist(['form', 'host', 'http'])), v.maxLength(3))),
    }),
  },
  /** Begins such a description by the address or the name that was typed. */
  'draft.begin-own': { pages: both, input: v.strictObject({ id: tokenId, typed: typedPlace }) },
  /** Answers which one is the token. `odd`: `index` counts what was seen in a paste that held no token. */
  'draft.take': {
    pages: both,
    input: v.strictObject({
      index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)),
      odd: v.boolean(),
    }),
  },
  /** Every API that Keybearer knows, for a picker. */
  'providers.list': { pages: both, input: nothing },
  /** The provider of a site, with where its tokens are made. */
  'providers.of-site': { pages: both, input: v.strictObject({ origin }) },
  'draft.back': { pages: both, input: nothing },
  /** Goes through the tokens of a list one after another. */
  'draft.one-by-one': { pages: both, input: nothing },
  /**
   * Sent in the same click as the browser's prompt, before its answer. `how` is what the click asked
   * for, so that the background does the same when the prompt has closed the page. `look`: as `draft.look`, for the
   * only draft.
   */
  'draft.asked': {
    pages: both,
    input: v.strictObject({ how: v.picklist(['test', 'without-test', 'look']) }),
  },
  /**
   * `all-the-same` and `beside` answer a test that named another account than that of the replaced token;
   * `test-all-the-same` answers one that held the token back.
   */
  'draft.finish': {
    pages: both,
    input: v.strictObject({
      how: v.picklist([
        'test',
        'test-all-the-same',
        'without-test',
        'without-sending',
        'all-the-same',
        'beside',
      ]),
    }),
  },
  /** Asks the API that a draft describes what it wants, without the token; the one form that it names is taken. */
  'draft.look': { pages: both, input: oneToken },
  /** Tries in which form that API takes the token, and describes it with the one that was accepted. `basic`: Basic as well, which can lock an account. */
  'draft.try-forms': { pages: both, input: v.strictObject({ id: tokenId, basic: v.boolean() }) },
  'draft.discard': { pages: both, input: nothing },
  'result.dismiss': { pages: both, input: nothing },
  /**
   * Opens the address that a page brought a tab to again, with the token. `url` is what the user saw there, without
   * user name and fragment: where the tab now shows another, nothing is opened. `confirmed`: the user said so
   * once more, for an address that may change something.
   */
  'tab.open-with-token': {
    pages: both,
    input: v.strictObject({
      tokenId,
      tabId,
      url: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)),
      confirmed: v.optional(v.boolean()),
    }),
  },
  /**
   * Lets a page of the provider use a token in one tab until that leaves. Sent in the same click as the browser's
   * prompt, before its answer.
   */
  'page.let-in': { pages: both, input: v.strictObject({ id: tokenId, tabId, origin }) },
  'page.let-out': { pages: both, input: v.strictObject({ id: tokenId, tabId }) },
  /** Opens a page of the provider in a tab that no page opened. */
  'page.open-own': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      url: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)),
    }),
  },
  /** Reloads a tab past the cache. */
  'tab.reload': { pages: both, input: v.strictObject({ tabId }) },

  'access.return': { pages: both, input: v.strictObject({ origin: sendableOrigin }) },
} as const satisfies Record<string, { pages: readonly PageName[]; input: v.GenericSchema }>;

export type { PageName };
export type MessageName = keyof typeof MESSAGES;
export type MessageInput<N extends MessageName> = v.InferInput<(typeof MESSAGES)[N]['input']>;

/** What comes back. Everything that is not named here answers with nothing; the snapshot tells the rest. */
export interface MessageOutputs
  extends VaultMessageOutputs,
    OwnProviderMessageOutputs,
    OptionsMessageOutputs,
    TokenMessageOutputs {
  readonly 'draft.put': PendingView;
  readonly 'draft.choose': PendingView;
  readonly 'draft.set': PendingView;
  readonly 'draft.own': PendingView;
  readonly 'draft.begin-own': PendingView;
  readonly 'draft.take': PendingView;
  readonly 'draft.back': PendingView;
  readonly 'draft.one-by-one': PendingView;
  readonly 'draft.look': Look;
  readonly 'draft.try-forms': FormsResult;
  readonly 'providers.list': readonly ProviderView[];
  /** Null for a site of nobody that Keybearer knows, and where two share it. */
  readonly 'providers.of-site': MadeAtView | null;
}
export type MessageOutput<N extends MessageName> = N extends keyof MessageOutputs ? MessageOutputs[N] : null;

/** What crosses back to a page. Errors cross as a code with harmless values, never as text. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };
