import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { text } from '../../../../components/format/text';
import { useFocus } from '../../../../components/state/use-focus';

interface BackupSavedProps {
  readonly name: string;
  readonly onClose: () => void;
}

/** Where the backup is, and what to keep beside it. */
export function BackupSaved({ name, onClose }: BackupSavedProps) {
  const said = useFocus<HTMLParagraphElement>();
  return (
    <Notice actions={<Button onClick={onClose}>{text('done')}</Button>}>
      <p ref={said} tabIndex={-1}>
        {text('backup_saved', name)}
      </p>
    </Notice>
  );
}
