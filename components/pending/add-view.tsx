import type { TokenView } from '../../core/pages/snapshot';
import { tokenTitle } from '../../core/token/token-title';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { navigate, useUi } from '../state/store';
import { PasteField } from './paste-field';

interface AddViewProps {
  /** The API that it is for, where that is known before. */
  readonly api?: { readonly id: string; readonly name: string } | undefined;
  /** The address of the API that it is for, where the user said that one is there. */
  readonly here?: string | undefined;
}

/** Asks for another token. */
export function AddView({ api, here }: AddViewProps) {
  const kept = useUi((state) => state.snapshot?.vault === 'passphrase');
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>
        {api !== undefined
          ? text('add_title_for', api.name)
          : here === undefined
            ? text('add_title')
            : text('own_add_at', hostOf(here))}
      </ViewHeading>
      {here !== undefined && <p>{text('own_paste_here')}</p>}
      <PasteField first here={here} {...(api === undefined ? {} : { providerId: api.id })} />
      <p className="quiet">{text(kept ? 'kept_encrypted' : 'kept_in_memory')}</p>
    </>
  );
}

/** Asks for the new text of a token that is already here; everything else stays. */
export function ReplaceView({ token }: { readonly token: TokenView }) {
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>
        {text('replace_title', tokenTitle(token))}
      </ViewHeading>
      <p>{text('replace_hint', token.lastFour)}</p>
      <PasteField first replacesId={token.id} />
    </>
  );
}

/** `api.acme.example` for `https://api.acme.example/v1/me`. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
