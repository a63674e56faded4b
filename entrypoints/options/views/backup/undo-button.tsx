import { Undo2 } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { text } from '../../../../components/format/text';
import { act } from '../../../../components/state/act';
import { announce } from '../../../../components/state/announce';

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
