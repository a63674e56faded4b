import { Notice } from '../../../../components/controls/notice';
import { text } from '../../../../components/format/text';
import { UndoButton } from './undo-button';

/** Says that the last import can be taken back, while it can. */
export function UndoImport({ count }: { readonly count: number }) {
  return (
    <Notice actions={<UndoButton />}>
      {count === 1 ? text('import_can_undo_one') : text('import_can_undo', count)}
    </Notice>
  );
}
