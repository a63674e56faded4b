import type { WaysToUnlock } from '../../core/messages/standing';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { go } from '../state/go';
import { goInOptions } from '../state/place';

/** The truth about a lost passphrase, and what is left to do. */
export function ForgottenPassphrase({ ways }: { readonly ways: WaysToUnlock }) {
  return (
    <details className="details">
      <summary>{text('forgot_title')}</summary>
      <div className="stack-tight">
        <p>{text(ways.recovery ? 'forgot_text_recovery' : 'forgot_text')}</p>
        <div className="actions">
          {ways.recovery && (
            <Button onClick={() => goInOptions('unlock-recovery')}>{text('use_recovery_code')}</Button>
          )}
          <Button onClick={() => go({ name: 'start-over', restores: true })}>{text('restore_backup')}</Button>
          <Button onClick={() => go({ name: 'start-over', restores: false })}>{text('start_over')}</Button>
        </div>
      </div>
    </details>
  );
}
