import type { TokenRules } from './compile-rules';
import { MOST_PREFIXES } from './escaped-path';
import { isRuleOfPage } from './top-level-rules';

/**
 * As many tokens as the browser has room for, in the order they were added: one more never ends one that is
 * already sent. Rules for what tabs show at the moment come last, so that opening a page ends none either.
 * @param room how many rules may be given
 */
export function fitRules(tokens: readonly TokenRules[], room: number): readonly TokenRules[] {
  let left = room;
  const prefixes = new Set<string>();
  const fitting = tokens.filter(({ rules, pathPrefix }) => {
    const lasting = (rules ?? []).filter(({ key }) => !isRuleOfPage(key)).length;
    // A path prefix that no token before it has takes a rule of its own.
    const isNew = pathPrefix !== '' && !prefixes.has(pathPrefix);
    const count = lasting + (isNew ? 1 : 0);
    if (count > left || (isNew && prefixes.size >= MOST_PREFIXES)) return false;
    if (isNew) prefixes.add(pathPrefix);
    left -= count;
    return true;
  });
  return fitting.map((token) => {
    const lasting = (token.rules ?? []).filter(({ key }) => !isRuleOfPage(key));
    const count = (token.rules?.length ?? 0) - lasting.length;
    if (count > left) return { ...token, rules: lasting };
    left -= count;
    return token;
  });
}
