import { Fragment } from 'react';
import type { HostView } from '../../core/pages/host-view';
import type { PastedAddress, PendingTokenView } from '../../core/pages/pending-token-view';
import type { AddressRole } from '../../core/pending/address';
import { Notice } from '../controls/notice';
import { listText, type TextKey, text } from '../format/text';

const ROLES: Readonly<Partial<Record<AddressRole, TextKey>>> = {
  proxy: 'address_proxy',
  'connect-to': 'address_connect',
  resolve: 'address_resolve',
  'host-header': 'address_host_header',
};

/** Whether something about the paste's addresses is to be read before the token goes anywhere. */
export function needsCare({ addresses }: PendingTokenView): boolean {
  return addresses.some((address) => notesOn(address, '').length > 0);
}

/** The addresses of a paste that are not simply the API's own: each alone on its line, with what is odd about it. */
export function AddressNotes({
  draft,
  provider,
}: {
  readonly draft: PendingTokenView;
  readonly provider: string | null;
}) {
  return draft.addresses.map((address, index) => {
    const notes = notesOn(address, provider ?? '');
    if (notes.length === 0) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the list is drawn again with each paste.
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

interface HostLineProps {
  readonly host: HostView;
  /** The path below which the token is sent. */
  readonly path?: string;
}

/** A host by itself, with what somebody registered in bold: that part says whose it is. */
export function HostLine({ host, path = '' }: HostLineProps) {
  const { before, domain, port, plain } = host;
  return (
    <code className="line host-line">
      <bdi>
        {[...before.matchAll(/[^.]*\./g)].map(({ 0: label, index }) => (
          <Fragment key={index}>
            {label}
            <wbr />
          </Fragment>
        ))}
        <strong>{domain}</strong>
        {port}
        {path}
      </bdi>
      {plain && <span className="quiet"> {text('without_encryption')}</span>}
    </code>
  );
}

/** The name of a host inside a sentence. */
export function hostName({ before, domain, port }: HostView): string {
  return before + domain + port;
}

/** More of them fold away. */
const SHOWN = 3;

/** Names of what a paste holds besides, and what is not sent. */
export function LeftOut({ names }: { readonly names: readonly string[] }) {
  const distinct = [...new Set(names)];
  if (distinct.length <= SHOWN + 1) return <bdi className="names">{listText(distinct)}</bdi>;
  return (
    <details className="details inline-details">
      <summary>
        <bdi>{text('and_more', distinct.slice(0, SHOWN).join(', '), distinct.length - SHOWN)}</bdi>
      </summary>
      <bdi className="names">{listText(distinct)}</bdi>
    </details>
  );
}
