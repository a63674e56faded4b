import { Undo2 } from 'lucide-react';
import type { RemovedView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { countText, text } from '../format/text';
import { send } from '../state/send';
import { focusHeading } from '../state/use-focus';

/** Brings back what was removed, while that is still possible. */
export function UndoBar({ removed }: { readonly removed: RemovedView }) {
  const undo = async () => {
    // The button disappears with the bar: whoever pressed it by a key must not lose their place.
    if (await send('token.restore', {})) focusHeading();
  };
  return (
    <div className="undo-bar" role="status">
      <span>{removedText(removed)}</span>
      <Button look="plain" icon={Undo2} onClick={() => void undo()}>
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
