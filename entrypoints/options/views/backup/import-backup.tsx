import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { later } from '../../../../components/controls/later';
import { Notice } from '../../../../components/controls/notice';
import { hostText } from '../../../../components/format/site-text';
import { text } from '../../../../components/format/text';
import { run, send } from '../../../../components/state/send';
import { useFocus } from '../../../../components/state/use-focus';
import type { ImportView } from '../../../../core/import/import-view';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import { sendMessage } from '../../../../platform/send-message';
import { ChooseFile } from './choose-file';
import { ReviewImport } from './review-import';
import { UndoButton } from './undo-import';

const MoveIn = later(async () => (await import('../move-in/move-in')).MoveIn);

interface ImportBackupProps {
  readonly snapshot: Snapshot;
  /** What the user came for. A file of either kind is read all the same. */
  readonly wants: 'backup' | 'move';
  readonly onClose: () => void;
}

/** A file that was read. */
interface ReadFile {
  readonly view: ImportView;
  /** Empty for text that was pasted, and where it was read before the page opened. */
  readonly name: string;
  /** It waited already when the page opened. */
  readonly continued: boolean;
}

/** A file, what it would change, the result. */
export function ImportBackup({ snapshot, wants, onClose }: ImportBackupProps) {
  const heading = useFocus<HTMLHeadingElement>();
  const [file, setFile] = useState<ReadFile | null>(null);
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  useWaiting(wants === 'move', (view) => setFile((now) => now ?? { view, name: '', continued: true }));
  const cancel = () => {
    onClose();
    void send('import.discard', {});
  };
  const startAgain = () => {
    setFile(null);
    void send('import.discard', {});
  };
  if (taken !== null) return <ImportDone snapshot={snapshot} taken={taken} onClose={onClose} />;
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {text(wants === 'move' ? 'move_title' : 'import_title')}
      </h3>
      {file === null ? (
        <>
          <p className="quiet">{text(wants === 'move' ? 'move_intro' : 'import_intro')}</p>
          <ChooseFile
            label={text(wants === 'move' ? 'move_file' : 'import_file')}
            onRead={(view, name) => setFile({ view, name, continued: false })}
            onCancel={onClose}
          />
        </>
      ) : file.view.moving === null ? (
        <ReviewImport view={file.view} tokens={snapshot.tokens} onDone={setTaken} onCancel={cancel} />
      ) : (
        <MoveIn
          snapshot={snapshot}
          moving={file.view.moving}
          name={file.name}
          onAgain={file.continued ? startAgain : null}
          onCancel={cancel}
          onClose={onClose}
        />
      )}
    </>
  );
}

/** A file of another tool that was read and waits still; what was ticked and typed of it is kept for ten minutes. */
function useWaiting(asks: boolean, onFound: (view: ImportView) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the view opens.
  useEffect(() => {
    let isHere = true;
    const found = (view: ImportView): void => {
      if (isHere) onFound(view);
    };
    // That nothing waits is what it is mostly.
    if (asks) void sendMessage('import.choose', { choices: [] }).then(found, () => null);
    return () => {
      isHere = false;
    };
  }, []);
}

/** An import without tokens has added providers. */
function doneText(count: number): string {
  if (count === 0) return text('import_done_providers');
  return count === 1 ? text('import_done_one') : text('import_done', count);
}

interface ImportDoneProps {
  readonly snapshot: Snapshot;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Says that an import is done, and asks the browser's one question that is left. */
function ImportDone({ snapshot, taken, onClose }: ImportDoneProps) {
  const first = useFocus<HTMLParagraphElement>();
  const ids = new Set(taken);
  const imported = snapshot.tokens.filter(({ id }) => ids.has(id));
  const missing = [
    ...new Set(
      imported.flatMap(({ status, missingAccess }) => (status === 'no-header' ? [] : missingAccess)),
    ),
  ];
  // The request is the first call of the click: Firefox refuses otherwise.
  const ask = () => void run(() => requestAccess(missing.map(accessPattern)));
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
        {doneText(taken.length)}
      </p>
      {snapshot.vault === 'session' && <p>{text('import_in_memory')}</p>}
      {missing.length > 0 && <p>{text('import_access')}</p>}
    </Notice>
  );
}
