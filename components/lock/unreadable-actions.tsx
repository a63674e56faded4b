import { Button } from '../controls/button';
import { text } from '../format/text';
import { go } from '../state/go';

/** What can be done about a vault that no secret opens any more. */
export function UnreadableActions() {
  return (
    <div className="actions">
      <Button onClick={() => go({ name: 'start-over', restores: true })}>{text('restore_backup')}</Button>
      <Button onClick={() => go({ name: 'start-over', restores: false })}>{text('start_over')}</Button>
    </div>
  );
}
