import { Button } from '../controls/button';
import { act } from '../state/act';
import { text } from '../text';

/** One quiet line while some tokens are in no backup. */
export function BackupReminder({ onBackUp }: { readonly onBackUp: () => void }) {
  return (
    <p className="reminder quiet" role="status">
      <span>{text('backup_due')}</span>
      <Button look="link" onClick={onBackUp}>
        {text('backup_now')}
      </Button>
      <Button look="link" onClick={() => void act('backup.later', {})}>
        {text('backup_later')}
      </Button>
    </p>
  );
}
