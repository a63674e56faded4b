import type { TokenView } from '../../core/pages/snapshot';
import { type TokenNames, tokenNames } from '../../core/token/token-name';
import { useUi } from '../state/store';

const NONE: readonly TokenView[] = [];
const known = new WeakMap<readonly TokenView[], TokenNames>();

function namesOf(tokens: readonly TokenView[]): TokenNames {
  const names = known.get(tokens) ?? tokenNames(tokens);
  known.set(tokens, names);
  return names;
}

/** The name of one of these tokens. */
export function nameIn(tokens: readonly TokenView[], { id }: TokenView): string {
  return namesOf(tokens).full.get(id) ?? '';
}

/** The name of one of these tokens beside others of its provider. */
export function shortNameIn(tokens: readonly TokenView[], { id }: TokenView): string {
  return namesOf(tokens).short.get(id) ?? '';
}

/** Names any token of the page's snapshot, told apart from all others there. */
export function useNames(): (token: TokenView) => string {
  const tokens = useUi(({ snapshot }) => snapshot?.tokens ?? NONE);
  return (token) => nameIn(tokens, token);
}

/** Names any token without its provider, where the provider is clear. */
export function useShortNames(): (token: TokenView) => string {
  const tokens = useUi(({ snapshot }) => snapshot?.tokens ?? NONE);
  return (token) => shortNameIn(tokens, token);
}

const searched = new WeakMap<TokenView, string>();

/** Tokens whose name, host or last four characters contain every word. */
export function searchTokens(tokens: readonly TokenView[], wanted: string): readonly TokenView[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return tokens.filter((token) => {
    // Building a thousand of them takes longer than one key press may.
    const known = searched.get(token) ?? searchedOf(tokens, token);
    searched.set(token, known);
    return words.every((word) => known.includes(word));
  });
}

function searchedOf(tokens: readonly TokenView[], token: TokenView): string {
  const { providerName, label, lastFour, origins, test } = token;
  return [nameIn(tokens, token), providerName, label, lastFour, ...origins, test?.identity?.text ?? '']
    .join(' ')
    .toLowerCase();
}
