import { Undo2 } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { announce } from '../../../../components/state/store';

/** Says that the last import can be taken back, while it can. */
export function UndoImport({ count }: { readonly count: number }) {
  return <Notice actions={<UndoButton />}>{canUndoText(count)}</Notice>;
}

/** An import that changed no token has added providers. */
function canUndoText(count: number): string {
  if (count === 0) return text('import_can_undo_providers');
  return count === 1 ? text('import_can_undo_one') : text('import_can_undo', count);
}

/** Puts back what the last import changed. */
export function UndoButton({ onUndone }: { readonly onUndone?: () => void }) {
  const undo = async () => {
    if (!(await send('import.undo', {}))) return;
    announce(text('import_undone'));
    onUndone?.();
  };
  return (
    <Button icon={Undo2} onClick={() => void undo()}>
      {text('import_undo')}
    </Button>
  );
}
