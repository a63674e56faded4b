import { InvalidInputError } from '../errors/invalid-input-error';
import type { DoubtKind, FoundToken, Reading } from './reading';

/** The reason that a page has a text for, by what was seen. */
const REASONS: Readonly<Record<DoubtKind, string>> = {
  placeholder: 'paste-placeholder',
  sample: 'paste-placeholder',
  masked: 'paste-placeholder',
  pointer: 'paste-placeholder',
  address: 'paste-has-spaces',
  file: 'paste-has-spaces',
  cookie: 'paste-has-spaces',
  'key-in-address': 'paste-has-spaces',
  'name-and-password': 'paste-has-spaces',
  signed: 'paste-has-spaces',
  'private-key': 'paste-has-spaces',
  description: 'paste-has-spaces',
  word: 'paste-has-spaces',
  words: 'paste-has-spaces',
  'no-token': 'paste-has-spaces',
  'nothing-behind': 'paste-empty',
  'not-ascii': 'paste-not-ascii',
  quotes: 'paste-has-quotes',
  'too-long': 'paste-too-long',
};

/**
 * The one token of a paste.
 * @throws {InvalidInputError} `paste-…` where there is none, or more than one
 */
export function tokenIn(reading: Reading): FoundToken {
  if (reading.kind === 'token') return reading.token;
  if (reading.kind !== 'none') throw new InvalidInputError('paste-several-lines');
  const [seen] = reading.seen;
  const reason = seen === undefined ? 'paste-empty' : REASONS[seen.kind];
  const isProse = reason === 'paste-has-spaces' && reading.severalLines;
  throw new InvalidInputError(isProse ? 'paste-several-lines' : reason);
}
