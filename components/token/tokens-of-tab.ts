import type { TokenView } from '../../core/snapshot/snapshot';
import { secureOrigin } from '../words/site-text';

/** Tokens that this tab is about: it shows their API, or a page that may use them. */
export function tokensOfTab(tokens: readonly TokenView[], url: string | null): readonly TokenView[] {
  const origin = secureOrigin(url);
  if (origin === null || url === null) return [];
  return tokens.filter(
    ({ origins, pathPrefix, allowedSites }) =>
      (origins.includes(origin) && `${new URL(url).pathname}/`.startsWith(`${pathPrefix}/`)) ||
      allowedSites.includes(origin),
  );
}

/** The same tokens, in groups of which only one can be sent: each is a rival of every other in its group. */
export function rivalGroups(tokens: readonly TokenView[]): readonly (readonly TokenView[])[] {
  const groups: TokenView[][] = [];
  for (const token of tokens) {
    const group = groups.find((known) => known.every(({ rivals }) => rivals.includes(token.id)));
    if (group) group.push(token);
    else groups.push([token]);
  }
  return groups;
}
