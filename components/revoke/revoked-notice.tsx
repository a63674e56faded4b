import { ShieldCheck } from 'lucide-react';
import type { Snapshot } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { text } from '../text';
import { clockTime } from '../words/time-text';

/** A revocation that ended with a refusal: the token is gone, there and here. */
export function RevokedNotice({ revoked }: { readonly revoked: NonNullable<Snapshot['revoked']> }) {
  return (
    <div className="notice notice-good" role="status">
      <ShieldCheck size={16} className="notice-icon" />
      <div className="notice-body">
        <p>{text('revoked', revoked.label, revoked.providerName, clockTime(revoked.at))}</p>
        <div className="actions">
          <Button onClick={() => void act('revoke.dismiss', {})}>{text('done')}</Button>
        </div>
      </div>
    </div>
  );
}
