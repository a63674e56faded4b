import * as v from 'valibot';
import type { OwnProviderProblem } from '../providers/judge-own-provider';
import { OWN_PROVIDER_ID, type OwnProviderInput } from '../providers/own-provider';
import { ownProviderInput } from '../providers/own-provider-input';
import { both, nothing, onlyOptions } from './inputs';

/** Characters. */
const LONGEST_ADDRESS = 2000;
const address = v.strictObject({ url: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)) });

export const ownId = v.pipe(v.string(), v.regex(OWN_PROVIDER_ID));
const oneOwn = v.strictObject({ id: ownId });

/** Messages about APIs that the user described. */
export const OWN_PROVIDER_MESSAGES = {
  /** What is wrong with a description, for a form while it is filled in. Nothing is stored. */
  'own.judge': { pages: both, input: v.strictObject({ input: ownProviderInput }) },
  'own.get': { pages: both, input: oneOwn },
  /** `id`: null adds it. Tokens of one that is edited keep the hosts and headers that they have. */
  'own.save': {
    pages: both,
    input: v.strictObject({
      id: v.nullable(ownId),
      input: ownProviderInput,
      /** The user said that it is not the known provider whose domain it is on. */
      isOther: v.boolean(),
    }),
  },
  /** Gives all of its tokens the hosts and headers that it has now. */
  'own.use-for-tokens': { pages: onlyOptions, input: oneOwn },
  /** Removes it and its tokens; `token.restore` brings them back. */
  'own.remove': { pages: onlyOptions, input: oneOwn },
  /** A file for others, without secrets. */
  'own.share': { pages: onlyOptions, input: oneOwn },
  'own.list': { pages: both, input: nothing },

  /** Hands the address that a tab shows to the options page, which asks for it only on a click of its own. */
  'description.hand': { pages: both, input: address },
  /** Takes it. */
  'description.handed': { pages: onlyOptions, input: nothing },
  /** Asks for exactly this address, without token and cookies; a page reads what comes. */
  'description.fetch': { pages: onlyOptions, input: address },
} as const;

/** An own provider in a list. */
export interface OwnProviderView {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[];
  /** With dots for the token and for secret fields. */
  readonly headerLines: readonly string[];
  /** How many tokens are of it. */
  readonly tokens: number;
  /** How many of those have other hosts or headers than it has now. */
  readonly behind: number;
}

/** What an address answered. */
export type FetchedDescription =
  /** `parts`: its bytes, one part after the other, each in base64. */
  | { readonly kind: 'whole'; readonly parts: readonly string[] }
  /** It leads elsewhere, and nobody followed. `to` is null where the browser doesn't say. */
  | { readonly kind: 'redirect'; readonly to: string | null };

export interface OwnProviderMessageOutputs {
  readonly 'own.judge': readonly OwnProviderProblem[];
  readonly 'own.get': OwnProviderInput;
  readonly 'own.save': { readonly id: string };
  readonly 'own.share': { readonly name: string; readonly text: string };
  readonly 'own.list': readonly OwnProviderView[];
  readonly 'description.handed': { readonly url: string } | null;
  readonly 'description.fetch': FetchedDescription;
}
