import type { CodeToken } from './code-tokens';

/** How many lexical tokens are looked back over to find the call that contains a literal. */
const FARTHEST = 80;
const JOINS = /^(?:\.|::|->|\?)$/;

/**
 * What a string literal is passed to, as it is spelt there: `OpenAI` for `OpenAI(api_key="…")`, `stripe` for
 * `stripe.api_key = "…"` and for `require('stripe')("…")`, `acme` for `provider "acme" { key = "…" }`.
 * @returns null where it is in no call and belongs to nothing
 */
export function receiverOf(tokens: readonly CodeToken[], at: number): string | null {
  return ownerOf(tokens, at) ?? callAround(tokens, at);
}

/** `stripe` of `stripe.api_key = "…"`. */
function ownerOf(tokens: readonly CodeToken[], at: number): string | null {
  if (!/^:?=$/.test(tokens[at - 1]?.value ?? '')) return null;
  const last = tokens[at - 2]?.value === ']' ? at - 5 : at - 2;
  return JOINS.test(tokens[last - 1]?.value ?? '') ? chainTo(tokens, last - 2) : null;
}

function callAround(tokens: readonly CodeToken[], at: number): string | null {
  let depth = 0;
  for (let back = at - 1; back >= 0 && back > at - FARTHEST; back -= 1) {
    const { kind = 'sign', value = '' } = tokens[back] ?? {};
    if (kind === 'text') continue;
    if (/^[)\]}]$/.test(value)) depth += 1;
    else if (/^[([{]$/.test(value) && depth > 0) depth -= 1;
    else if (value === '(') return calledAt(tokens, back - 1);
    else if (value === '{' && tokens[back - 1]?.kind === 'text' && tokens[back - 2]?.kind === 'word')
      return tokens[back - 1]?.value ?? null;
    else if (value === ';') return null;
  }
  return null;
}

/** What precedes a parenthesis: a name, or a package that is loaded and called at once. */
function calledAt(tokens: readonly CodeToken[], at: number): string | null {
  if (tokens[at]?.value !== ')') return chainTo(tokens, at);
  const isPackage = tokens[at - 1]?.kind === 'text' && tokens[at - 2]?.value === '(';
  return isPackage ? (tokens[at - 1]?.value ?? null) : null;
}

/** The names that end at a lexical token, with what joins them: `linear.NewClient`. */
function chainTo(tokens: readonly CodeToken[], at: number): string | null {
  const names: string[] = [];
  let back = at;
  while (tokens[back]?.kind === 'word' && names.length < 6) {
    names.unshift(tokens[back]?.value ?? '');
    back -= 1;
    const before = back;
    while (before - back < 2 && JOINS.test(tokens[back]?.value ?? '')) back -= 1;
    if (back === before) break;
  }
  return names.length === 0 ? null : names.join('.').slice(0, 120);
}
