import { type FormEvent, useId, useRef, useState } from 'react';
import { BusyLine } from '../../../../components/controls/busy-line';
import { Button } from '../../../../components/controls/button';
import { Notice, ProblemNotice } from '../../../../components/controls/notice';
import { PassphraseField, type PassphraseHandle } from '../../../../components/controls/secret-field';
import { hostText } from '../../../../components/format/site-text';
import { text } from '../../../../components/format/text';
import { run, send } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import { useFocus } from '../../../../components/state/use-focus';
import { LARGEST_FILE } from '../../../../core/backup/backup-limits';
import { toBase64 } from '../../../../core/bytes/base64';
import { KeybearerError } from '../../../../core/errors/keybearer-error';
import type { ImportView } from '../../../../core/import/import-view';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import { MessageRefusedError, sendMessage } from '../../../../platform/send-message';
import { ReviewImport } from './review-import';
import { UndoButton } from './undo-import';

interface ImportBackupProps {
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}

/** A file, what it would change, what came of it. */
export function ImportBackup({ snapshot, onClose }: ImportBackupProps) {
  const [view, setView] = useState<ImportView | null>(null);
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  const cancel = () => {
    onClose();
    void send('import.discard', {});
  };
  if (taken !== null) return <ImportDone snapshot={snapshot} taken={taken} onClose={onClose} />;
  if (view === null) return <ChooseFile onRead={setView} onCancel={onClose} />;
  return <ReviewImport view={view} tokens={snapshot.tokens} onDone={setTaken} onCancel={cancel} />;
}

interface ChooseFileProps {
  readonly onRead: (view: ImportView) => void;
  readonly onCancel: () => void;
}

/** Asks for the file, and for its passphrase once the background says that the file needs one. */
function ChooseFile({ onRead, onCancel }: ChooseFileProps) {
  const chosen = useRef<HTMLInputElement>(null);
  const passphrase = useRef<PassphraseHandle>(null);
  const [encrypted, setEncrypted] = useState(false);
  const [busy, whileBusy] = useBusy();
  const id = useId();

  /** @param asked the field for the passphrase was there already, so an empty one is worth a word */
  const readOrAsk = (typed: string | null, asked: boolean) =>
    run(async () => {
      const file = chosen.current?.files?.[0];
      if (file === undefined) return;
      // Another file may be chosen before the answer is there.
      const isChosen = () => chosen.current?.files?.[0] === file;
      try {
        const view = await readFile(file, typed);
        passphrase.current?.clear();
        if (isChosen()) onRead(view);
      } catch (error) {
        if (!isChosen()) return;
        const needsOne = error instanceof MessageRefusedError && error.code === 'needs-passphrase';
        if (needsOne) setEncrypted(true);
        if (!needsOne || asked) throw error;
      }
    });
  const onChoose = () => {
    setEncrypted(false);
    void readOrAsk(null, false);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    whileBusy(() => readOrAsk(passphrase.current?.read() || null, encrypted));
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="quiet">{text('import_intro')}</p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text('import_file')}
        </label>
        <input ref={chosen} id={id} className="file-input" type="file" required onChange={onChoose} />
      </div>
      {encrypted && <PassphraseField handle={passphrase} label={text('backup_passphrase')} first />}
      <ProblemNotice />
      <div className="actions">
        <Button type="submit" look="filled" busy={busy}>
          {text('import_read')}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
      <BusyLine going={busy}>{text('import_reading')}</BusyLine>
    </form>
  );
}

/** Hands a file to the background. A file that is too large is not even read. */
async function readFile(file: File, passphrase: string | null): Promise<ImportView> {
  if (file.size > LARGEST_FILE) throw new KeybearerError('backup-too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return sendMessage('import.read', { file: toBase64(bytes), passphrase });
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
  const missing = [...new Set(imported.flatMap(({ missingAccess }) => missingAccess))];
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
