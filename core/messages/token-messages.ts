import * as v from 'valibot';
import { type TypedFields, typedFields } from '../browser-session/typed';
import type { IdentityChoice } from '../probe/identity-choices';
import type { FormsResult, Look } from '../probe/usual-forms';
import { timestamp } from '../shapes/timestamp';
import { both, companions, newFacts, nothing, sendableOrigin, sites, tabId, tokenId } from './inputs';

const oneToken = v.strictObject({ id: tokenId });
/** Larger messages are refused by the schema before anything reads them. Characters. */
const LONGEST_ADDRESS = 65_536;
const LONGEST_LINE = 20_000;
const LONGEST_CHECK = 300;

/** Messages about one token that is stored: its test, its settings, its end. */
export const TOKEN_MESSAGES = {
  /**
   * `confirmed`: the user saw that the token was held back, and sends it all the same. `at`: the one of its hosts whose
   * company is asked; the first unless given.
   */
  'token.test': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      confirmed: v.optional(v.boolean()),
      at: v.optional(sendableOrigin),
    }),
  },
  /** The same with a GET of an address of its hosts that the user gave. `acts`: said once more, as for an address that may change something. */
  'token.test-at': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      origin: sendableOrigin,
      path: v.pipe(v.string(), v.regex(/^\/[!-~]*$/), v.maxLength(LONGEST_CHECK)),
      confirmed: v.optional(v.boolean()),
      acts: v.optional(v.boolean()),
    }),
  },
  /** Asks the hosts of a token of which nothing is confirmed what they want, without the token. */
  'token.look': { pages: both, input: oneToken },
  /** Tries in which form they take it, and keeps the one that was accepted; `basic` as for a draft. */
  'token.try-forms': { pages: both, input: v.strictObject({ id: tokenId, basic: v.boolean() }) },
  /** Lines of its last test from which the user may pick whose token it is. */
  'token.identity-choices': { pages: both, input: oneToken },
  /** `path`: of the line; null for none of them. */
  'token.pick-identity': {
    pages: both,
    input: v.strictObject({ id: tokenId, path: v.nullable(v.pipe(v.string(), v.maxLength(200))) }),
  },
  'token.use-region': {
    pages: both,
    input: v.strictObject({ id: tokenId, region: v.pipe(v.string(), v.maxLength(20)) }),
  },
  /** What was shown of the catalogue's changes; where they are others by now, none is taken. */
  'token.take-changes': { pages: both, input: v.strictObject({ id: tokenId, shown: newFacts }) },
  'token.edit': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      label: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))),
      on: v.optional(v.boolean()),
      scope: v.optional(v.picklist(['automatic', 'chosen-tabs'])),
      getOnly: v.optional(v.boolean()),
      withoutCookies: v.optional(v.boolean()),
      acceptCookies: v.optional(v.boolean()),
      allowedSites: v.optional(sites),
      companions: v.optional(companions),
      expiresAt: v.optional(v.nullable(timestamp)),
    }),
  },
  'token.choose-tab': {
    pages: both,
    input: v.strictObject({ id: tokenId, tabId, chosen: v.boolean() }),
  },
  /** `minutes: null` takes the limit away. */
  'token.send-for': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      minutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240))),
    }),
  },
  /** Half-typed text of a token's edit view, which a popup loses when it closes. */
  'typed.keep': { pages: both, input: v.strictObject({ id: tokenId, fields: typedFields }) },
  'typed.get': { pages: both, input: oneToken },
  'typed.forget': { pages: both, input: nothing },
  'token.remove': { pages: both, input: oneToken },
  'token.restore': { pages: both, input: nothing },
  /** Opens the API in a new tab, chosen for the token where it is used in chosen tabs only. */
  'token.open': { pages: both, input: oneToken },
  /**
   * Asks for what a tab shows once more, with the token. `url` is the address that the user saw there: where the
   * tab now shows another one, nothing is asked.
   */
  'answer.save': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      tabId,
      url: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)),
    }),
  },

  'revoke.start': { pages: both, input: oneToken },
  'revoke.open-page': { pages: both, input: oneToken },
  /**
   * Revokes the token by the provider's own call, which can't be taken back. `shown`: every line of it as the user saw
   * it; `after`: when the last call was made, as the user saw that. Where either is another by now, nothing is called.
   */
  'revoke.call': {
    pages: both,
    input: v.strictObject({
      id: tokenId,
      shown: v.pipe(v.array(v.pipe(v.string(), v.maxLength(LONGEST_LINE))), v.minLength(1), v.maxLength(40)),
      after: v.nullable(timestamp),
    }),
  },
  /** `at`: a host of another company, which the last check named as not asked. */
  'revoke.check': { pages: both, input: v.strictObject({ id: tokenId, at: v.optional(sendableOrigin) }) },
  'revoke.cancel': { pages: both, input: oneToken },
  'revoke.dismiss': { pages: both, input: nothing },
} as const;

export interface TokenMessageOutputs {
  readonly 'token.look': Look;
  readonly 'token.try-forms': FormsResult;
  readonly 'token.identity-choices': readonly IdentityChoice[];
  /** Null where nothing is kept for this token. */
  readonly 'typed.get': TypedFields | null;
  /** `parts`: the bytes of a file, one part after the other, each in base64. */
  readonly 'answer.save': { readonly name: string; readonly parts: readonly string[] };
}
