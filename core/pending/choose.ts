import type { Candidate } from './candidate';

/** A candidate that is ahead of the next by this much is meant; else the user is asked. */
const CLEAR_LEAD = 20;
/** A name that speaks of a token as such: in a list of variables each of these is one. */
const TELLS = 60;
/** Lone words below this are no list of tokens. Characters. */
const SHORTEST_LISTED = 16;

/** Which of the candidates are meant. Their order in the paste plays no part. */
export interface Choice {
  readonly kind: 'tokens' | 'same-header' | 'which-token';
  readonly chosen: readonly Candidate[];
}

/** @param candidates that can be tokens */
export function choose(candidates: readonly Candidate[]): Choice {
  const isNameless = ({ form, score }: Candidate) => form === 'bare' && score < TELLS;
  const named = candidates.filter((each) => !isNameless(each));
  const lone = candidates.filter(isNameless);
  if (named.length === 0) return loneWords(lone);
  const best = Math.max(...named.map(({ score }) => score));
  const listed = named.filter((each) => isListed(each) && (each.score >= TELLS || best < TELLS));
  const scopes = new Map<number, Candidate[]>();
  for (const each of named.filter((one) => !isListed(one)))
    scopes.set(each.scope, [...(scopes.get(each.scope) ?? []), each]);
  const choices = [...scopes.values()].map((each) => ofOneRequest(each));
  // A value that only sounds like a token counts where no other is one.
  const certain = choices.filter(({ chosen }) => (chosen[0]?.score ?? 0) >= TELLS || listed.length === 0);
  const question = certain.find(({ kind }) => kind !== 'tokens');
  if (question !== undefined && certain.length === 1 && listed.length === 0) return question;
  const chosen = [...listed, ...certain.flatMap((each) => each.chosen)].toSorted(
    (one, other) => one.line - other.line,
  );
  return { kind: best < TELLS && count(chosen) > 1 ? 'which-token' : 'tokens', chosen };
}

/** Lone words: one is the token, several are tokens only where each looks made by a machine. */
function loneWords(lone: readonly Candidate[]): Choice {
  if (count(lone) < 2) return { kind: 'tokens', chosen: lone };
  const tokens = lone.every(
    ({ secret }) => secret.length >= SHORTEST_LISTED && /\d/.test(secret) && /[A-Za-z]/.test(secret),
  );
  return { kind: 'tokens', chosen: tokens ? lone : [] };
}

/** Of one request or one object: the clear winner, or all that are as good. */
function ofOneRequest(candidates: readonly Candidate[]): Choice {
  const best = Math.max(...candidates.map(({ score }) => score));
  const top = candidates.filter(({ score }) => score > best - CLEAR_LEAD);
  if (count(top) < 2) return { kind: 'tokens', chosen: top };
  const names = new Set(top.map(({ header, name }) => (header?.name ?? name ?? '').toLowerCase()));
  return { kind: names.size === 1 && top[0]?.form === 'header' ? 'same-header' : 'which-token', chosen: top };
}

/** Variables, settings and labels stand beside each other; the parts of a request belong together. */
function isListed({ form, readFrom, name }: Candidate): boolean {
  return (
    form === 'variable' ||
    form === 'label' ||
    form === 'bare' ||
    (form === 'field' && (readFrom === 'yaml' || /^[A-Z][A-Z0-9_]+$/.test(name ?? '')))
  );
}

function count(candidates: readonly Candidate[]): number {
  return new Set(candidates.map(({ secret }) => secret)).size;
}
