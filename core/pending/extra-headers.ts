import type { Provider } from '../providers/provider';
import type { Pair } from './find';
import { looksRandom } from './instead';
import type { ProposedHeader } from './reading';

const MOST = 8;
/** In characters. Shorter texts occur in a token by chance. */
const SHORTEST_PART = 4;
/** Kinds of answer that are asked for anyway. */
export const ANY_ACCEPT = /^(?:\*\/\*|text\/|application\/(?:json|xml|xhtml)|image\/)/i;

/**
 * The extra headers that a request proposes: `Accept` for a form of its own, versions, and what the provider's
 * record declares. Everything else can only be typed, because headers route, impersonate and change methods.
 * @param secrets no value that holds one of them is proposed
 */
export function extraHeaders(
  pairs: readonly Pair[],
  provider: Provider | undefined,
  secrets: readonly string[],
): readonly ProposedHeader[] {
  const declared = new Set(provider?.extraHeaders.map(({ name }) => name.toLowerCase()));
  const found = new Map<string, ProposedHeader>();
  for (const { name, value, form } of pairs) {
    const lower = name?.toLowerCase() ?? '';
    const isAllowed = isProposable(lower, value) || (lower !== 'accept' && declared.has(lower));
    if (form !== 'header' || name === null || !isAllowed || !isHarmless(value, secrets)) continue;
    found.set(lower, { name, value });
  }
  return [...found.values()].slice(0, MOST);
}

/**
 * Whether a header may be proposed by what the user did not write themselves: a paste, a document, somebody's file.
 * @param name in lower case
 */
export function isProposable(name: string, value: string): boolean {
  return name === 'accept' ? !ANY_ACCEPT.test(value) : isVersion(name);
}

/** Whether a header picks a version of an API, by its name in lower case. */
export function isVersion(name: string): boolean {
  return /^[a-z][a-z0-9-]*-version$/.test(name) && !/^(?:sec-|proxy-|service-worker|x-forwarded)/.test(name);
}

/** A text that a person wrote: short, in words and numbers, without anything of the token. */
export function isHarmless(value: string, secrets: readonly string[]): boolean {
  if (!/^[\x20-\x7e]{1,200}$/.test(value)) return false;
  // A digit or two occur in every token and reveal nothing about it.
  const isPart = value.length >= SHORTEST_PART;
  if (secrets.some((secret) => value.includes(secret) || (isPart && secret.includes(value)))) return false;
  return value.split(/[\s,;=/+.]+/).every((word) => word.length < 12 || !looksRandom(word));
}
