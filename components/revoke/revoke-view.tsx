import type { TokenView } from '../../core/pages/snapshot';
import { activeConflicts } from '../../core/token/active-conflicts';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate, useUi } from '../state/store';
import { useNames } from '../tokens/token-name';
import { RevokeSteps } from './revoke-steps';

const NONE: readonly TokenView[] = [];

/** Ends a token at its provider: stop sending, delete it there, see it refused, erase it here. */
export function RevokeView({ token }: { readonly token: TokenView }) {
  const { id, revocation } = token;
  const name = useNames()(token);
  // A token that comes back takes nobody's place.
  const conflicts = activeConflicts(
    token,
    useUi((state) => state.snapshot?.tokens ?? NONE),
  );
  const leave = async (name: 'revoke.cancel' | 'token.remove') => {
    if (await send(name, { id })) navigate({ name: 'home' });
  };
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>{text('revoke_title', name)}</ViewHeading>
      <p>{text('revoke_warning')}</p>
      {revocation ? (
        <RevokeSteps token={token} revocation={revocation} />
      ) : (
        <p className="quiet">{text('revoke_begin_hint', token.providerName)}</p>
      )}
      <ProblemNotice />
      {revocation ? (
        <div className="actions footing">
          <Button look="plain" onClick={() => void leave('revoke.cancel')}>
            {text(conflicts.length > 0 ? 'revoke_keep_off' : 'revoke_keep')}
          </Button>
          <Button look="plain" onClick={() => void leave('token.remove')}>
            {text('revoke_remove_only')}
          </Button>
        </div>
      ) : (
        <div className="actions">
          <Button look="filled" onClick={() => void send('revoke.start', { id })}>
            {text('revoke_begin')}
          </Button>
          <Button look="plain" onClick={() => navigate({ name: 'home' })}>
            {text('cancel')}
          </Button>
        </div>
      )}
    </>
  );
}
