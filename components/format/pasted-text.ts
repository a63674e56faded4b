import type { DraftView } from '../../core/pages/draft-view';
import type { Evidence, Mend, ReadFrom } from '../../core/pending/reading';
import { listText } from './list-text';
import { type TextKey, text } from './text';

const FORMS: Readonly<Record<ReadFrom, TextKey>> = {
  curl: 'from_curl',
  command: 'from_command',
  'http-request': 'from_request',
  headers: 'from_headers',
  json: 'from_json',
  yaml: 'from_yaml',
  assignment: 'from_assignment',
  query: 'from_query',
  code: 'from_code',
  label: 'from_label',
  bare: 'from_bare',
};

/** `a curl command`. */
export function formText(readFrom: ReadFrom): string {
  return text(FORMS[readFrom]);
}

/** `a curl command: its address, header and scheme`: what of a paste was used; null for a token that stood alone. */
export function readFromText({ readFrom, name, addresses, pasted }: DraftView): string | null {
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
      return text(readFrom === 'curl' || readFrom === 'command' ? 'why_command' : 'why_address', quoted);
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

/** What was mended, in a sentence. */
export function mendText(mend: Mend): string {
  switch (mend.kind) {
    case 'joined-lines':
      return text('mend_joined', mend.count);
    case 'scheme-twice':
      return text('mend_scheme', mend.scheme);
    case 'punctuation':
      return text('mend_punctuation', mend.text);
    case 'brackets':
      return text('mend_brackets', mend.text);
    case 'invisible':
      return text('mend_invisible', listText(mend.codePoints));
  }
}
