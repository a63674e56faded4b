import * as v from 'valibot';
import type { ProviderPage } from '../pages/provider-page';
import type { ProviderView } from '../pages/provider-view';
import { FILTERS, GROUPINGS, LONGEST_SEARCH, ORDERS } from '../token/token-list';
import { nothing, onlyOptions, tokenId } from './inputs';
import { ownId } from './own-provider-messages';

/** One that ships, or one of the user's own. */
export const providerId = v.union([ownId, v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,40}$/))]);
/** As many as a vault holds. */
const MOST_TOKENS = 2000;
const tokenIds = v.pipe(v.array(tokenId), v.minLength(1), v.maxLength(MOST_TOKENS));
const pageNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3999));

/** How the list of tokens is narrowed and sorted. */
export const listInput = v.strictObject({
  wanted: v.pipe(v.string(), v.maxLength(LONGEST_SEARCH)),
  filter: v.picklist(FILTERS),
  order: v.strictObject({ by: v.picklist(ORDERS), descending: v.boolean() }),
});

/** Messages about what only the options page shows: lists of everything, and a page for each token and provider. */
export const OPTIONS_MESSAGES = {
  /** Every API that Keybearer knows, with those that are known too little to be chosen. */
  'providers.all': { pages: onlyOptions, input: nothing },
  /** All that is known of one. */
  'providers.get': { pages: onlyOptions, input: v.strictObject({ id: providerId }) },
  /** Switches many on or off. `isUndo`: takes back what such a message did, for exactly those that it changed. */
  'tokens.use': {
    pages: onlyOptions,
    input: v.strictObject({ ids: tokenIds, on: v.boolean(), isUndo: v.boolean() }),
  },
  /** Removes many here. Each goes on working at its provider, and one click brings all of them back. */
  'tokens.remove': { pages: onlyOptions, input: v.strictObject({ ids: tokenIds }) },
  /** Asks each token's API about it, unless such a run is under way. Returns before the first test ends. */
  'tests.start': { pages: onlyOptions, input: v.strictObject({ ids: tokenIds }) },
  /** Begins no more of these tests. Where the run has ended: the user has seen its result. */
  'tests.end': { pages: onlyOptions, input: nothing },
  /** Keeps how the list of tokens is narrowed and sorted, in memory until the next lock. */
  'list.keep': { pages: onlyOptions, input: listInput },
  'list.get': { pages: onlyOptions, input: nothing },
  /** What the rows of that list are grouped by; kept in the vault. */
  'list.group': { pages: onlyOptions, input: v.strictObject({ by: v.picklist(GROUPINGS) }) },
  /** What only the page of a token shows. */
  'token.facts': { pages: onlyOptions, input: v.strictObject({ id: tokenId }) },
  /** Gives the page of a token or a provider a number for its address, which must not say whose it is. */
  'pages.number': {
    pages: onlyOptions,
    input: v.variant('kind', [
      v.strictObject({ kind: v.literal('token'), id: tokenId }),
      v.strictObject({ kind: v.literal('provider'), id: providerId }),
    ]),
  },
  'pages.get': { pages: onlyOptions, input: v.strictObject({ number: pageNumber }) },
} as const;

/** A token's facts that no list needs. Milliseconds since 1970. */
export interface TokenFacts {
  readonly createdAt: number;
  /** When its secret took the place of another one. */
  readonly replacedAt: number | null;
  /** What was typed with it; dots for what is as secret as the token. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** Whether this version knows its provider. */
  readonly hasProvider: boolean;
}

export interface OptionsMessageOutputs {
  readonly 'providers.all': readonly ProviderView[];
  readonly 'providers.get': ProviderPage;
  /** Ids of those that were switched, and how many stay off because no test has accepted them yet. */
  readonly 'tokens.use': { readonly changed: readonly string[]; readonly untested: number };
  readonly 'list.get': v.InferOutput<typeof listInput> | null;
  readonly 'token.facts': TokenFacts;
  readonly 'pages.number': { readonly number: number };
  readonly 'pages.get': { readonly kind: 'token' | 'provider'; readonly id: string };
}
