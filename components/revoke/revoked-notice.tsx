import type { Snapshot } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { clockTime, text } from '../format/text';
import { send } from '../state/send';

/** A revocation that ended with a refusal: the token is gone, there and here. */
export function RevokedNotice({ revoked }: { readonly revoked: NonNullable<Snapshot['revoked']> }) {
  const { label, providerName, at } = revoked;
  return (
    <Notice
      tone="good"
      actions={<Button onClick={() => void send('revoke.dismiss', {})}>{text('done')}</Button>}
    >
      {text('revoked', label, providerName, clockTime(at))}
    </Notice>
  );
}
