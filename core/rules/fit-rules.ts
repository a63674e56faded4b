import type { TokenRules } from './compile-rules';
import type { SessionRule } from './session-rule';
import { isRuleOfPage } from './top-level-rules';

/** Rules with a regular expression at most: browsers take a thousand. One of them is for escaped paths. */
const MOST_EXPRESSIONS = 900;
const EXPRESSIONS_OF_PAGES = 99;

/**
 * As many tokens as the browser has room for, in the order they were added: one more never ends one that is
 * already sent. Rules for what tabs show at the moment come last, so that opening a page ends none either.
 * @param room how many rules may be given
 */
export function fitRules(tokens: readonly TokenRules[], room: number): readonly TokenRules[] {
  let left = room;
  let leftExpressions = MOST_EXPRESSIONS;
  const prefixes = new Set<string>();
  const fitting = tokens.filter(({ rules, pathPrefix }) => {
    const lasting = (rules ?? []).filter(({ key }) => !isRuleOfPage(key));
    // A path prefix that no token before it has takes a rule of its own.
    const isNew = pathPrefix !== '' && !prefixes.has(pathPrefix);
    const count = lasting.length + (isNew ? 1 : 0);
    const expressions = lasting.filter(hasExpression).length + (isNew ? 1 : 0);
    if (count > left || expressions > leftExpressions) return false;
    if (isNew) prefixes.add(pathPrefix);
    left -= count;
    leftExpressions -= expressions;
    return true;
  });
  leftExpressions += EXPRESSIONS_OF_PAGES;
  return fitting.map((token) => {
    const ofPages = (token.rules ?? []).filter(({ key }) => isRuleOfPage(key));
    const expressions = ofPages.filter(hasExpression).length;
    if (ofPages.length > left || expressions > leftExpressions)
      return { ...token, rules: (token.rules ?? []).filter((rule) => !ofPages.includes(rule)) };
    left -= ofPages.length;
    leftExpressions -= expressions;
    return token;
  });
}

function hasExpression({ condition }: SessionRule): boolean {
  return condition.regexFilter !== undefined;
}
