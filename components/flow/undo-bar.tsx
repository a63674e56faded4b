import { Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../controls/button';
import { act } from '../state/act';
import { announce } from '../state/announce';
import { text } from '../text';

/** Brings back a removed token, while that is still possible. */
export function UndoBar({ label }: { readonly label: string }) {
  const said = text('removed', label);
  useEffect(() => announce(said), [said]);
  return (
    <div className="undo-bar">
      <span>{said}</span>
      <Button look="plain" icon={Undo2} onClick={() => void act('token.restore', {})}>
        {text('undo')}
      </Button>
    </div>
  );
}
