import type { TokenRules } from './compile-rules';

/**
 * As many tokens as the browser has room for, in the order they were added: one more never ends one that is
 * already sent.
 * @param room how many rules may be given
 */
export function fitRules(tokens: readonly TokenRules[], room: number): readonly TokenRules[] {
  let left = room;
  return tokens.filter(({ rules }) => {
    const count = rules?.length ?? 0;
    if (count > left) return false;
    left -= count;
    return true;
  });
}
