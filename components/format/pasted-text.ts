import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { SeenView } from '../../core/pages/pending-view';
import type { DoubtKind, Evidence, ReadFrom, Repair } from '../../core/pending/reading';
import { listText, type TextKey, text } from './text';

const FORMS: Readonly<Record<ReadFrom, TextKey>> = {
  curl: 'from_curl',
  command: 'from_command',
  powershell: 'from_powershell',
  'http-request': 'from_request',
  'http-file': 'from_http_file',
  postman: 'from_postman',
  insomnia: 'from_insomnia',
  'httpie-session': 'from_httpie_session',
  bruno: 'from_bruno',
  headers: 'from_headers',
  json: 'from_json',
  yaml: 'from_yaml',
  assignment: 'from_assignment',
  query: 'from_query',
  markup: 'from_markup',
  table: 'from_table',
  code: 'from_code',
  label: 'from_label',
  bare: 'from_bare',
};

/** `a curl command`. */
export function formText(readFrom: ReadFrom): string {
  return text(FORMS[readFrom]);
}

/** `a curl command: its address, header and scheme`: what of a paste was used; null for a token that stood alone. */
export function readFromText({ readFrom, name, addresses, pasted }: PendingTokenView): string | null {
  if (readFrom === 'bare') return null;
  const used = [
    ...(addresses.some(({ role }) => role === 'target') ? [text('used_address')] : []),
    ...(pasted === null ? [] : [text('used_header', pasted.name)]),
    ...(pasted !== null && pasted.scheme !== '' ? [text('used_scheme', pasted.scheme)] : []),
    ...(name !== null && name !== pasted?.name ? [text('used_name', name)] : []),
  ];
  return used.length === 0 ? formText(readFrom) : text('read_from_with', formText(readFrom), listText(used));
}

/**
 * Quotes one reason to think of a provider.
 * @param provider its name, for what names no company by itself
 */
export function evidenceText(
  { kind, text: quoted, site }: Evidence,
  readFrom: ReadFrom,
  provider: string,
): string {
  switch (kind) {
    case 'address':
      return text(/^(?:curl|command|powershell)$/.test(readFrom) ? 'why_command' : 'why_address', quoted);
    case 'name':
      return text('why_name', quoted);
    case 'header':
      return text('why_header', provider, quoted);
    case 'scheme':
      return text('why_scheme', provider, quoted);
    case 'tab':
      return text(
        site === 'docs' ? 'why_tab_docs' : site === 'console' ? 'why_tab_console' : 'why_tab',
        provider,
      );
    case 'form':
      return text('why_form', provider, quoted);
  }
}

/** The repair of a paste, in a sentence. */
export function repairText(repair: Repair): string {
  switch (repair.kind) {
    case 'joined-lines':
      return text('mend_joined', repair.count);
    case 'scheme-twice':
      return text('mend_scheme', repair.scheme);
    case 'punctuation':
      return text('mend_punctuation', repair.text);
    case 'brackets':
      return text('mend_brackets', repair.text);
    case 'invisible':
      return text('mend_invisible', listText(repair.codePoints));
  }
}

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

/** The content of a paste without a token, as a heading. */
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

/** One line of that content in a list: `STRIPE_KEY: an example, not a token`. */
export function seenLine({ kind, name }: SeenView): string {
  const short = text(TEXTS[kind][2]);
  return name === null ? short : text('seen_named', name, short);
}
