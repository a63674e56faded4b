import type { SeenView } from '../../core/pages/pending-view';
import type { DoubtKind, ReadFrom } from '../../core/pending/reading';
import { formText } from './pasted-text';
import { type TextKey, text } from './text';

type Texts = readonly [title: TextKey, sentence: TextKey, short: TextKey];

const TEXTS: Readonly<Record<DoubtKind, Texts>> = {
  placeholder: ['seen_placeholder', 'seen_placeholder_more', 'short_placeholder'],
  sample: ['seen_sample', 'seen_sample_more', 'short_sample'],
  masked: ['seen_masked', 'seen_masked_more', 'short_masked'],
  address: ['seen_address', 'seen_address_more', 'short_address'],
  pointer: ['seen_pointer', 'seen_pointer_more', 'short_pointer'],
  file: ['seen_file', 'seen_file_more', 'short_file'],
  cookie: ['seen_cookie', 'seen_cookie_more', 'short_cookie'],
  'key-in-address': ['seen_key_in_address', 'seen_key_in_address_more', 'short_key_in_address'],
  'name-and-password': ['seen_password', 'seen_password_more', 'short_password'],
  signed: ['seen_signed', 'seen_signed_more', 'short_signed'],
  'private-key': ['seen_private_key', 'seen_private_key_more', 'short_private_key'],
  description: ['seen_description', 'seen_description_more', 'short_description'],
  word: ['seen_word', 'seen_word_more', 'short_word'],
  words: ['seen_words', 'seen_words_more', 'short_words'],
  'no-token': ['seen_no_token', 'seen_no_token_more', 'short_no_token'],
  'nothing-behind': ['seen_nothing_behind', 'seen_nothing_behind_more', 'short_nothing_behind'],
  quotes: ['seen_quotes', 'seen_quotes_more', 'short_quotes'],
  'not-ascii': ['seen_not_ascii', 'seen_not_ascii_more', 'short_not_ascii'],
  'too-long': ['seen_too_long', 'seen_too_long_more', 'short_too_long'],
};

/** What a paste held in the place of a token, as a heading. */
export function seenTitle(seen: SeenView | null): string {
  if (seen === null) return text('seen_no_token');
  if (seen.kind === 'sample' && seen.provider === null) return text('seen_sample_anybody');
  return text(TEXTS[seen.kind][0], seen.provider?.name ?? '');
}

/** Why that is no token, and what to copy instead. */
export function seenSentence(seen: SeenView | null, readFrom: ReadFrom): string {
  if (seen === null || seen.kind === 'no-token') {
    return readFrom === 'bare' ? text('seen_words_more') : text('seen_no_token_more', formText(readFrom));
  }
  if (seen.kind === 'name-and-password' && seen.asBasic) return text('seen_password_basic');
  if (seen.kind === 'file' && seen.text === null) return text('seen_file_unnamed');
  if (seen.kind === 'nothing-behind' && seen.name === null) return text('seen_nothing_behind_unnamed');
  return text(TEXTS[seen.kind][1], seen.text ?? seen.name ?? '');
}

/** The same in a list: `STRIPE_KEY: an example, not a token`. */
export function seenLine({ kind, name }: SeenView): string {
  const short = text(TEXTS[kind][2]);
  return name === null ? short : text('seen_named', name, short);
}
