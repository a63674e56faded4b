import { Button } from '../controls/button';
import { text } from '../format/text';
import { act } from '../state/act';
import { goInOptions } from '../state/place';

/** One quiet line while some tokens are in no backup. */
export function BackupReminder() {
  return (
    <p className="reminder quiet" role="status">
      <span>{text('backup_due')}</span>
      <Button look="link" onClick={() => goInOptions('backup')}>
        {text('backup_now')}
      </Button>
      <Button look="link" onClick={() => void act('backup.later', {})}>
        {text('backup_later')}
      </Button>
    </p>
  );
}
