import { Undo2 } from 'lucide-react';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { send } from '../state/send';

/** Brings back a removed token, while that is still possible. */
export function UndoBar({ label }: { readonly label: string }) {
  return (
    <div className="undo-bar" role="status">
      <span>{text('removed', label)}</span>
      <Button look="plain" icon={Undo2} onClick={() => void send('token.restore', {})}>
        {text('undo')}
      </Button>
    </div>
  );
}
