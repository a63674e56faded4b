import { Undo2 } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { act } from '../../../../components/state/act';
import { announce } from '../../../../components/state/announce';
import { text } from '../../../../components/text';

/** Takes the last import back, while that is still possible. */
export function UndoImport({ count }: { readonly count: number }) {
  const undo = async () => {
    if (await act('import.undo', {})) announce(text('import_undone'));
  };
  return (
    <Notice
      actions={
        <Button icon={Undo2} onClick={() => void undo()}>
          {text('import_undo')}
        </Button>
      }
    >
      {count === 1 ? text('import_can_undo_one') : text('import_can_undo', count)}
    </Notice>
  );
}
