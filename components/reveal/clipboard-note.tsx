import { openOptions } from '../../platform/open-options';
import { Button } from '../controls/button';
import { useClipboardAccess } from '../state/use-clipboard-access';
import { text } from '../text';

/** What becomes of a copied token: who keeps it, and whether it is cleared. */
export function ClipboardNote() {
  const clears = useClipboardAccess();
  return (
    <div className="stack-tight quiet">
      <p>{text('clipboard_histories')}</p>
      {clears !== null && <p>{text(clears ? 'clipboard_is_cleared' : 'clipboard_is_not_cleared')}</p>}
      {clears === false && (
        <div className="actions">
          <Button look="link" onClick={() => void openOptions()}>
            {text('clipboard_allow')}
          </Button>
        </div>
      )}
    </div>
  );
}
