import { Check } from 'lucide-react';
import { Button } from '../controls/button';
import { text } from '../format/text';

/** Says that a field was saved when it was left, with the way back. Stays in the page to be read out. */
export function SavedLine({ onUndo }: { readonly onUndo: (() => void) | null }) {
  return (
    <div className="saved-line" role="status">
      {onUndo && (
        <>
          <Check size={14} className="tone-good" />
          {text('saved')}
          <Button look="link" onClick={onUndo}>
            {text('undo')}
          </Button>
        </>
      )}
    </div>
  );
}
