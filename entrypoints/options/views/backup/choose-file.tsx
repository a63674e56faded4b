import { type FormEvent, useId, useRef } from 'react';
import { BusyLine } from '../../../../components/controls/busy-line';
import { Button } from '../../../../components/controls/button';
import { PassphraseField, type PassphraseHandle } from '../../../../components/controls/passphrase-field';
import { ProblemNotice } from '../../../../components/controls/problem-notice';
import { text } from '../../../../components/format/text';
import { attempt } from '../../../../components/state/act';
import { store } from '../../../../components/state/store';
import { useBusy } from '../../../../components/state/use-busy';
import { LARGEST_BACKUP } from '../../../../core/backup/backup-limits';
import { toBase64 } from '../../../../core/bytes/base64';
import type { ImportView } from '../../../../core/import/import-view';
import { sendMessage } from '../../../../platform/send-message';

interface ChooseFileProps {
  readonly onRead: (view: ImportView) => void;
  readonly onCancel: () => void;
}

/** Asks for the file and its passphrase. The background opens it; what is too large is not even read. */
export function ChooseFile({ onRead, onCancel }: ChooseFileProps) {
  const chosen = useRef<HTMLInputElement>(null);
  const passphrase = useRef<PassphraseHandle>(null);
  const [busy, run] = useBusy();
  const id = useId();

  const read = async () => {
    const file = chosen.current?.files?.[0];
    if (file === undefined) return;
    const typed = passphrase.current?.read() ?? '';
    if (typed === '') {
      store.setState({ problem: { code: 'invalid-input', params: { reason: 'passphrase-missing' } } });
      return;
    }
    if (file.size > LARGEST_BACKUP) {
      store.setState({ problem: { code: 'backup-too-large', params: {} } });
      return;
    }
    await attempt(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const input = { file: toBase64(bytes), passphrase: typed };
      const view = await sendMessage('import.read', input);
      passphrase.current?.clear();
      onRead(view);
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run(read);
  };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <p className="quiet">{text('import_intro')}</p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text('import_file')}
        </label>
        <input ref={chosen} id={id} className="file-input" type="file" accept=".age" required />
      </div>
      <PassphraseField handle={passphrase} label={text('backup_passphrase')} />
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
