import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { hostText } from '../../../../components/format/site-text';
import { text } from '../../../../components/format/text';
import { attempt } from '../../../../components/state/act';
import { useFocus } from '../../../../components/state/use-focus';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import { UndoButton } from './undo-button';

interface ImportDoneProps {
  readonly snapshot: Snapshot;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** What an import came to, and the one question to the browser that is left. */
export function ImportDone({ snapshot, taken, onClose }: ImportDoneProps) {
  const first = useFocus<HTMLParagraphElement>();
  const ids = new Set(taken);
  const imported = snapshot.tokens.filter(({ id }) => ids.has(id));
  const missing = [...new Set(imported.flatMap(({ missingAccess }) => missingAccess))];
  // The request is the first call of the click: Firefox refuses otherwise.
  const ask = () => void attempt(() => requestAccess(missing.map(accessPattern)));
  const [only] = missing;
  return (
    <Notice
      actions={
        <>
          {only !== undefined && (
            <Button look="filled" onClick={ask}>
              {missing.length === 1
                ? text('import_give_access_one', hostText(only))
                : text('import_give_access', missing.length)}
            </Button>
          )}
          {snapshot.backup.undo && <UndoButton onUndone={onClose} />}
          <Button onClick={onClose}>{text('done')}</Button>
        </>
      }
    >
      <p ref={first} tabIndex={-1}>
        {taken.length === 1 ? text('import_done_one') : text('import_done', taken.length)}
      </p>
      {snapshot.vault === 'session' && <p>{text('import_in_memory')}</p>}
      {missing.length > 0 && <p>{text('import_access')}</p>}
    </Notice>
  );
}
