import { type FormEvent, useRef, useState } from 'react';
import { BusyLine } from '../../../../components/controls/busy-line';
import { Button } from '../../../../components/controls/button';
import { Notice, ProblemNotice } from '../../../../components/controls/notice';
import { PassphraseField, type PassphraseHandle } from '../../../../components/controls/secret-field';
import { type TextKey, text } from '../../../../components/format/text';
import { refusedPassphrase, StrengthMeter, useStrength } from '../../../../components/lock/strength-meter';
import { run, withProof } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import { useFocus } from '../../../../components/state/use-focus';
import { fromBase64 } from '../../../../core/bytes/base64';
import { saveFile } from '../../../../platform/save-file';
import { sendMessage } from '../../../../platform/send-message';

interface MakeBackupProps {
  /** Some records did not open, so they can't be in it. */
  readonly damaged: boolean;
  readonly onClose: () => void;
}

/** Encrypts all tokens under a passphrase of their own and hands the file to the browser. */
export function MakeBackup({ damaged, onClose }: MakeBackupProps) {
  const fresh = useRef<PassphraseHandle>(null);
  const again = useRef<PassphraseHandle>(null);
  const [strength, onType] = useStrength();
  const [refusal, setRefusal] = useState<TextKey | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [busy, whileBusy] = useBusy();

  const make = async () => {
    const passphrase = fresh.current?.read() ?? '';
    const refused = await refusedPassphrase(passphrase, again.current?.read() ?? '');
    setRefusal(refused);
    if (refused) return;
    await run(async () => {
      const { file, name } = await withProof(() => sendMessage('backup.make', { passphrase }));
      saveFile([fromBase64(file)], name);
      for (const field of [fresh, again]) field.current?.clear();
      setSaved(name);
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    whileBusy(make);
  };
  if (saved !== null) return <BackupSaved name={saved} onClose={onClose} />;
  return (
    <form className="stack" onSubmit={onSubmit}>
      <PassphraseField handle={fresh} label={text('backup_passphrase')} onType={onType} first>
        <StrengthMeter strength={strength} />
      </PassphraseField>
      <PassphraseField handle={again} label={text('passphrase_again')} />
      <p className="quiet">{text('backup_own_passphrase')}</p>
      <p className="quiet">{text('backup_opens_with_age')}</p>
      {damaged && <p className="quiet">{text('backup_without_damaged')}</p>}
      {refusal && (
        <Notice tone="warning" urgent>
          {text(refusal)}
        </Notice>
      )}
      <ProblemNotice />
      <div className="actions">
        <Button type="submit" look="filled" busy={busy}>
          {text('backup_save')}
        </Button>
        <Button look="plain" busy={busy} onClick={onClose}>
          {text('cancel')}
        </Button>
      </div>
      <BusyLine going={busy}>{text('backup_encrypting')}</BusyLine>
    </form>
  );
}

interface BackupSavedProps {
  readonly name: string;
  readonly onClose: () => void;
}

/** Where the backup is, and what to keep beside it. */
function BackupSaved({ name, onClose }: BackupSavedProps) {
  const said = useFocus<HTMLParagraphElement>();
  return (
    <Notice actions={<Button onClick={onClose}>{text('done')}</Button>}>
      <p ref={said} tabIndex={-1}>
        {text('backup_saved', name)}
      </p>
    </Notice>
  );
}
