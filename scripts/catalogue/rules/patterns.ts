import { isSafePattern, type RedosDetectorTrailEntry } from 'redos-detector';
import type { Provider } from '../../../core/providers/provider';
import type { Fault, Rules } from './rule';

/** What a provider's regular expressions must be. */
export const PATTERN_RULES: Rules = {
  'has anchored patterns that compile': (provider) =>
    patternsOf(provider).flatMap(([place, pattern]): readonly Fault[] => {
      if (!compiles(pattern)) return [[place, 'is no regular expression']];
      return isAnchored(pattern) ? [] : [[place, 'is not anchored at both ends']];
    }),

  'has patterns that judge a text in bounded time': (provider) =>
    patternsOf(provider).flatMap(([place, pattern]): readonly Fault[] => {
      const reason = compiles(pattern) ? slowness(pattern) : null;
      return reason === null ? [] : [[place, reason]];
    }),
};

/** Every pattern of a provider, with its place in the file. */
function patternsOf({
  tokenPattern,
  fields,
}: Provider): readonly (readonly [place: string, pattern: string])[] {
  return [
    ['tokenPattern', tokenPattern] as const,
    ...fields.map(({ pattern }, index) => [`fields.${index}.pattern`, pattern] as const),
    ...fields.map(
      ({ cutFromToken }, index) => [`fields.${index}.cutFromToken`, cutFromToken ?? null] as const,
    ),
  ].flatMap(([place, pattern]) => (pattern === null ? [] : [[place, pattern] as const]));
}

/** A pattern that takes more steps to judge is refused too. A count, as a time would depend on the machine. */
const MOST_STEPS = 2000;

/** Many providers have one form of token, and a judgement takes some milliseconds. By the pattern. */
const judged = new Map<string, string | null>();

/** Why a pattern may take very long on a text that it refuses; null where the work is bounded for any text. */
function slowness(pattern: string): string | null {
  const known = judged.get(pattern);
  if (known !== undefined) return known;
  const reason = judge(pattern);
  judged.set(pattern, reason);
  return reason;
}

function judge(pattern: string): string | null {
  const { safe, trails } = isSafePattern(pattern, { maxSteps: MOST_STEPS });
  if (safe) return null;
  const pairs = trails.flatMap(({ trail }) => trail);
  const pair =
    pairs.find(({ a, b }) => a.node.start.offset !== b.node.start.offset) ?? pairs.find(isRepeated);
  if (pair === undefined) return 'is too complex to be judged';
  const places = [pair.a.node, pair.b.node].toSorted((one, other) => one.start.offset - other.start.offset);
  const named = places.map(({ source, start }) => `${source} at ${start.offset}`);
  return `may backtrack for very long, as the same text fits in many ways: ${[...new Set(named)].join(' and ')}`;
}

/** One part of a pattern, in two different turns of a repetition. */
function isRepeated({ a, b }: RedosDetectorTrailEntry): boolean {
  const turns = ({ quantifierIterations }: typeof a): string =>
    quantifierIterations.map(({ iteration }) => iteration).join();
  return turns(a) !== turns(b);
}

/** `^…$` around everything: no alternative stands outside of a group. */
function isAnchored(pattern: string): boolean {
  if (!/^\^.*\$$/s.test(pattern)) return false;
  let depth = 0;
  for (const part of pattern.match(/\\.|\[(?:\\.|[^\]])*\]|./gs) ?? []) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) return false;
  }
  return true;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
