import type { Candidate } from './candidate';
import type { Found } from './find';
import { holdsSecret } from './instead';
import type { DoubtKind, FoundToken, Seen } from './reading';

const MOST_SEEN = 60;
/** Which of several things a person would want to hear of first. */
const ORDER: readonly DoubtKind[] = [
  'private-key',
  'signed',
  'sample',
  'masked',
  'pointer',
  'placeholder',
  'too-long',
  'not-ascii',
  'quotes',
  'name-and-password',
  'file',
  'key-in-address',
  'cookie',
  'description',
  'nothing-behind',
  'address',
  'word',
  'no-token',
  'words',
];

/** Values in the place of a token that are none. */
export function seenInstead(
  found: readonly Found[],
  candidates: readonly Candidate[],
  finish: (candidate: Candidate) => FoundToken,
): readonly Seen[] {
  const seen: Seen[] = [];
  for (const candidate of candidates) {
    if (candidate.instead === null || seen.length >= MOST_SEEN) continue;
    const { doubt, text, anyway, providerId } = candidate.instead;
    const token = anyway ? finish(candidate) : null;
    const name = holdsSecret(candidate.name ?? '') ? null : candidate.name;
    seen.push({ kind: doubt, name, text, providerId, anyway: token });
  }
  for (const each of found) {
    const { part } = each;
    if (seen.length >= MOST_SEEN) break;
    if (part.kind === 'instead')
      seen.push({ kind: part.doubt, name: part.name, text: part.text, providerId: null, anyway: null });
    else if (part.kind === 'user') seen.push(asUser(each, part.user, part.password, part.name, finish));
  }
  return seen;
}

/** The kind of thing that a paste is which has neither a token nor a value in the place of one. */
export function nothingSeen(found: readonly Found[], isEmpty: boolean): Seen {
  const says = found.some(({ part }) => part.kind !== 'mention');
  return { kind: isEmpty ? 'nothing-behind' : says ? 'no-token' : 'words', ...NOTHING };
}

/** Strongest first. */
export function inSeenOrder(seen: readonly Seen[]): readonly Seen[] {
  return seen.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

const NOTHING = { name: null, text: null, providerId: null, anyway: null } as const;

/** A name and a password go as Basic, exactly as they stood there; the half that is filled is the secret. */
function asUser(
  { readFrom, line, scope }: Found,
  user: string,
  password: string,
  name: string,
  finish: (candidate: Candidate) => FoundToken,
): Seen {
  const secret = password === '' ? user : password;
  if (!/^[\x21-\x7e]{1,8192}$/.test(secret) || /^\$|[{}"'`]/.test(secret + user))
    return { kind: 'name-and-password', ...NOTHING, name };
  const template = password === '' ? '{token}:' : `${user}:{token}`;
  const anyway = finish({
    ...{ secret, name, readFrom, line, scope },
    form: 'user-password',
    handedTo: null,
    header: { name: 'Authorization', template, encoding: 'basic' },
    value: { text: secret, scheme: 'Basic', header: null, repaired: [] },
    score: 0,
    instead: null,
  });
  return { kind: 'name-and-password', ...NOTHING, name, anyway };
}
