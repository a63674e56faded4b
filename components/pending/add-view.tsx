import type { TokenView } from '../../core/pages/snapshot';
import { tokenTitle } from '../../core/token/token-title';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { navigate, useUi } from '../state/store';
import { PasteField } from './paste-field';

/** Asks for another token. */
export function AddView() {
  const kept = useUi((state) => state.snapshot?.vault === 'passphrase');
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('add_title')}</ViewHeading>
      <PasteField first />
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
