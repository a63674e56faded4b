import { openOptions } from '../../platform/open-options';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { attempt } from '../state/act';
import { go } from '../state/go';
import { useClipboardAccess } from '../state/use-clipboard-access';

/** What becomes of a copied token: who keeps it, and whether it is cleared. */
export function ClipboardNote() {
  const clears = useClipboardAccess();
  const openSettings = () => {
    // On the settings page itself the switch is on its home.
    go({ name: 'home' });
    void attempt(openOptions);
  };
  return (
    <div className="stack-tight quiet">
      <p>{text('clipboard_histories')}</p>
      {clears !== null && <p>{text(clears ? 'clipboard_is_cleared' : 'clipboard_is_not_cleared')}</p>}
      {clears === false && (
        <div className="actions">
          <Button look="link" onClick={openSettings}>
            {text('clipboard_allow')}
          </Button>
        </div>
      )}
    </div>
  );
}
