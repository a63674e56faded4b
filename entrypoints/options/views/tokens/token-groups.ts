import { hostText } from '../../../../components/format/site-text';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { Grouping } from '../../../../core/token/token-list';
import { providerTitle } from '../../../../core/token/token-title';

/** Tokens that are shown together under one name. */
export interface TokenGroup {
  readonly key: string;
  /** Null where the list has no groups. */
  readonly name: string | null;
  /** Of all its tokens, also of those on other pages. */
  readonly ids: readonly string[];
  readonly tokens: readonly TokenView[];
}

/** Where a token goes: its first host, and how many more there are. */
export function hostsText({ origins }: TokenView): string {
  const [first = ''] = origins;
  return origins.length > 1 ? `${hostText(first)} +${origins.length - 1}` : hostText(first);
}

/**
 * Tokens in groups. A group takes the place of its first token and keeps the order within.
 * @param tokens in the order of the list
 */
export function grouped(tokens: readonly TokenView[], by: Grouping): readonly TokenGroup[] {
  if (by === 'none') return [{ key: 'all', name: null, ids: tokens.map(({ id }) => id), tokens }];
  const groups = new Map<string, TokenView[]>();
  for (const token of tokens) {
    const key = by === 'provider' ? token.providerId : (token.origins[0] ?? '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [token]);
    else group.push(token);
  }
  return [...groups].map(([key, its]) => ({
    key,
    name: by === 'provider' ? (its[0]?.providerName ?? '') : hostText(key),
    ids: its.map(({ id }) => id),
    tokens: its,
  }));
}

/** The part of the groups that is drawn: so many tokens from the first on. A group begun earlier repeats its name. */
export function drawnOf(groups: readonly TokenGroup[], first: number, rows: number): readonly TokenGroup[] {
  let before = 0;
  return groups.flatMap((group) => {
    const start = Math.max(0, first - before);
    const end = Math.min(group.tokens.length, first + rows - before);
    before += group.tokens.length;
    return start < end ? [{ ...group, tokens: group.tokens.slice(start, end) }] : [];
  });
}

/** What a row shows beside the token's name: what its group and its name don't say. */
export function besideName(token: TokenView, by: Grouping): string {
  return by === 'host' ? providerTitle(token) : hostsText(token);
}
