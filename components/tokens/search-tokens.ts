import type { TokenView } from '../../core/pages/snapshot';
import { nameIn } from './token-name';

/** Tokens whose name, host or last four characters contain every word. */
export function searchTokens(tokens: readonly TokenView[], wanted: string): readonly TokenView[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return tokens.filter((token) => {
    const known = [
      nameIn(tokens, token),
      token.providerName,
      token.label,
      token.lastFour,
      ...token.origins,
      token.test?.identity?.text ?? '',
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => known.includes(word));
  });
}
