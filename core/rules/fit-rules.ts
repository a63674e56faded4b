import type { TokenRules } from './compile-rules';
import { isRuleOfPage } from './top-level-rules';

/**
 * As many tokens as the browser has room for, in the order they were added: one more never ends one that is
 * already sent. Rules for what tabs show at the moment come last, so that opening a page ends none either.
 * @param room how many rules may be given
 */
export function fitRules(tokens: readonly TokenRules[], room: number): readonly TokenRules[] {
  let left = room;
  const fitting = tokens.filter(({ rules }) => {
    const count = (rules ?? []).filter(({ key }) => !isRuleOfPage(key)).length;
    if (count > left) return false;
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
