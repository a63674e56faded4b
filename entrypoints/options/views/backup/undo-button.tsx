import { Undo2 } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { act } from '../../../../components/state/act';
import { announce } from '../../../../components/state/announce';
import { text } from '../../../../components/text';

/** Puts back what the last import changed. */
export function UndoButton({ onUndone }: { readonly onUndone?: () => void }) {
  const undo = async () => {
    if (!(await act('import.undo', {}))) return;
    announce(text('import_undone'));
    onUndone?.();
  };
  return (
    <Button icon={Undo2} onClick={() => void undo()}>
      {text('import_undo')}
    </Button>
  );
}
