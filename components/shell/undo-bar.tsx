import { Undo2 } from 'lucide-react';
import type { RemovedView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { countText, text } from '../format/text';
import { sendAndLeave } from '../state/send';

/** Brings back what was removed, while that is still possible. */
export function UndoBar({ removed }: { readonly removed: RemovedView }) {
  return (
    <div className="undo-bar" role="status">
      <span>{removedText(removed)}</span>
      <Button look="plain" icon={Undo2} onClick={() => void sendAndLeave('token.restore', {})}>
        {text('undo')}
      </Button>
    </div>
  );
}

function removedText({ label, many }: RemovedView): string {
  if (many === null) return text('removed', label);
  const { tokens, providers } = many;
  return providers === 1
    ? text('removed_many_of_one', countText(tokens), label)
    : text('removed_many', countText(tokens), countText(providers));
}
