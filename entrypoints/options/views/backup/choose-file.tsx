import { type ClipboardEvent, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { BusyLine } from '../../../../components/controls/busy-line';
import { Button } from '../../../../components/controls/button';
import { ProblemNotice } from '../../../../components/controls/notice';
import {
  PassphraseField,
  type PassphraseHandle,
  SecretField,
} from '../../../../components/controls/secret-field';
import { text } from '../../../../components/format/text';
import { run } from '../../../../components/state/send';
import { store } from '../../../../components/state/store';
import { useBusy } from '../../../../components/state/use-busy';
import { LARGEST_FILE } from '../../../../core/backup/backup-limits';
import { toBase64 } from '../../../../core/bytes/base64';
import { KeybearerError } from '../../../../core/errors/keybearer-error';
import type { ImportView } from '../../../../core/import/import-view';
import { MessageRefusedError, sendMessage } from '../../../../platform/send-message';

interface ChooseFileProps {
  /** The label of the button that chooses a file. */
  readonly label: string;
  /** @param name of the file; empty for what was pasted */
  readonly onRead: (view: ImportView, name: string) => void;
  readonly onCancel: () => void;
}

/**
 * Takes a file, dropped anywhere on the page, chosen or pasted as text, and asks for its passphrase once the background
 * says that it needs one.
 */
export function ChooseFile({ label, onRead, onCancel }: ChooseFileProps) {
  const source = useRef<File | null>(null);
  const pasted = useRef<HTMLInputElement>(null);
  const passphrase = useRef<PassphraseHandle>(null);
  const [name, setName] = useState('');
  const [encrypted, setEncrypted] = useState(false);
  const [busy, whileBusy] = useBusy();
  const id = useId();

  /** @param asked the field for the passphrase was there already, so an empty one is worth a word */
  const readOrAsk = (typed: string | null, asked: boolean) =>
    run(async () => {
      const file = source.current;
      if (file === null) throw new KeybearerError('invalid-input', { reason: 'no-file' });
      // Another file may be chosen before the answer is there.
      const isChosen = () => source.current === file;
      try {
        const view = await readFile(file, typed);
        passphrase.current?.clear();
        if (isChosen()) onRead(view, file.name);
      } catch (error) {
        if (!isChosen()) return;
        const needsOne = error instanceof MessageRefusedError && error.code === 'needs-passphrase';
        if (needsOne) setEncrypted(true);
        if (!needsOne || asked) throw error;
      }
    });
  const choose = (file: File) => {
    source.current = file;
    setName(file.name);
    setEncrypted(false);
    void readOrAsk(null, false);
  };
  const choosePasted = (text: string) => {
    if (text.trim() !== '') choose(new File([text], ''));
  };
  useDroppedFile(choose, choosePasted);

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const [file] = event.clipboardData.files;
    if (file === undefined) choosePasted(event.clipboardData.getData('text/plain'));
    else choose(file);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const typed = pasted.current?.value ?? '';
    if (pasted.current) pasted.current.value = '';
    if (typed !== '') choosePasted(typed);
    else whileBusy(() => readOrAsk(passphrase.current?.read() || null, encrypted));
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <div className="drop-zone stack">
        <p>{text('choose_drop')}</p>
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {label}
          </label>
          <input
            id={id}
            className="file-input"
            type="file"
            onChange={({ currentTarget: { files } }) => {
              if (files?.[0] !== undefined) choose(files[0]);
            }}
          />
        </div>
        <SecretField ref={pasted} label={text('choose_paste')} onPaste={onPaste} />
      </div>
      {encrypted && (
        <PassphraseField
          // A field for another file begins empty.
          key={name}
          handle={passphrase}
          label={text('backup_passphrase')}
          first
        />
      )}
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

/** The whole page takes a file while it is asked for one: beside a small target, the browser would open it instead. */
function useDroppedFile(onFile: (file: File) => void, onText: (text: string) => void): void {
  const latest = useRef({ onFile, onText });
  latest.current = { onFile, onText };
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const onOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      const { files } = event.dataTransfer ?? {};
      if (files !== undefined && files.length > 1)
        store.setState({ problem: { code: 'invalid-input', params: { reason: 'several-files' } } });
      else if (files?.[0] !== undefined) latest.current.onFile(files[0]);
      else latest.current.onText(event.dataTransfer?.getData('text/plain') ?? '');
    };
    document.addEventListener('dragover', onOver, { signal });
    document.addEventListener('drop', onDrop, { signal });
    return () => stop.abort();
  }, []);
}

/** Hands a file to the background. A file that is too large is not even read. */
async function readFile(file: File, passphrase: string | null): Promise<ImportView> {
  if (file.size > LARGEST_FILE) throw new KeybearerError('backup-too-large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return sendMessage('import.read', { file: toBase64(bytes), passphrase });
}
