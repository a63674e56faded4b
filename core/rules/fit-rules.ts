import type { TokenRules } from './compile-rules';
import { isRuleOfPage } from './top-level-rules';

/**
 * As many tokens as the browser has room for, in the order they were added: one more never ends one that is
 * already sent. Rules for what tabs show at the moment come last, so that opening a page ends none either.
 * @param room how many rules may be given
 */
export function fitRules(tokens: readonly TokenRules[], room: number): readonly TokenRules[] {
  let left = room;
  const escaped = new Set<string>();
  const fitting = tokens.filter(({ rules, origins, pathPrefix }) => {
    const prefixes = pathPrefix === '' ? [] : origins.map((origin) => `${pathPrefix} ${origin}`);
    const added = prefixes.filter((prefix) => !escaped.has(prefix));
    const count = (rules ?? []).filter((rule) => !isRuleOfPage(rule.key)).length + added.length;
    if (count > left) return false;
    left -= count;
    for (const prefix of added) escaped.add(prefix);
    return true;
  });
  return fitting.map((token) => {
    const ofPages = (token.rules ?? []).filter((rule) => isRuleOfPage(rule.key));
    if (ofPages.length > left)
      return { ...token, rules: token.rules?.filter((rule) => !ofPages.includes(rule)) ?? null };
    left -= ofPages.length;
    return token;
  });
}
