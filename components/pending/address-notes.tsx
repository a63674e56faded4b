import type { DraftView, PastedAddress } from '../../core/pages/draft-view';
import type { AddressRole } from '../../core/pending/address';
import { Notice } from '../controls/notice';
import { listText } from '../format/list-text';
import { type TextKey, text } from '../format/text';
import { HostLine } from './host-line';

const ROLES: Readonly<Partial<Record<AddressRole, TextKey>>> = {
  proxy: 'address_proxy',
  'connect-to': 'address_connect',
  resolve: 'address_resolve',
  'host-header': 'address_host_header',
};

/** Whether something about the paste's addresses is to be read before the token goes anywhere. */
export function needsCare({ addresses }: DraftView): boolean {
  return addresses.some((address) => notesOn(address, '').length > 0);
}

/** The addresses of a paste that are not simply the API's own: each alone on its line, with what is odd about it. */
export function AddressNotes({
  draft,
  provider,
}: {
  readonly draft: DraftView;
  readonly provider: string | null;
}) {
  return draft.addresses.map((address, index) => {
    const notes = notesOn(address, provider ?? '');
    if (notes.length === 0) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the list is drawn anew with each paste.
      <Notice key={index} tone="warning">
        {address.host !== null && <HostLine host={address.host} />}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </Notice>
    );
  });
}

function notesOn(address: PastedAddress, provider: string): readonly string[] {
  const { role, host, hasUserInfo, oddCharacters, likeness, foreign } = address;
  const named = ROLES[role];
  return [
    ...(likeness === null ? [] : [text('address_like', likeness.provider, likeness.text)]),
    ...(oddCharacters.length === 0 ? [] : [text('address_odd', oddText(oddCharacters))]),
    ...(hasUserInfo ? [text('address_user')] : []),
    ...(host?.plain ? [text('address_plain')] : []),
    ...(named === undefined ? [] : [text(named)]),
    ...(foreign ? [text('address_foreign', provider)] : []),
  ];
}

/** The place counts from the address's first character. */
function oddText(characters: PastedAddress['oddCharacters']): string {
  return listText(characters.map(({ codePoint, at }) => text('odd_at', codePoint, at)));
}
