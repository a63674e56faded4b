import type { TokenView } from '../../core/pages/snapshot';
import { areInConflict } from '../../core/token/conflicts';

/** Groups of tokens of which only one can be sent: each conflicts with every other in its group. */
export function conflictGroups(tokens: readonly TokenView[]): readonly (readonly TokenView[])[] {
  const groups: { readonly tokens: TokenView[]; readonly kinds: Map<string, TokenView> }[] = [];
  for (const token of tokens) {
    // Two of one kind always conflict, so a thousand of them are not all compared with all.
    const kind = JSON.stringify([token.origins, token.pathPrefix, token.headers, token.companions]);
    const conflictsWith = (other: TokenView) => areInConflict(other, token);
    const group = groups.find(({ kinds }) => kinds.has(kind) || [...kinds.values()].every(conflictsWith));
    if (group === undefined) groups.push({ tokens: [token], kinds: new Map([[kind, token]]) });
    else {
      group.tokens.push(token);
      group.kinds.set(kind, token);
    }
  }
  return groups.map((group) => group.tokens);
}
