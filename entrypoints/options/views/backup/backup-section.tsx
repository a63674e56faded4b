import { useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { later } from '../../../../components/controls/later';
import { dayText, text } from '../../../../components/format/text';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { UndoImport } from './undo-import';

const MakeBackup = later(async () => (await import('./make-backup')).MakeBackup);
const ImportBackup = later(async () => (await import('./import-backup')).ImportBackup);

/** Makes a backup, reminds of it, and takes one over. */
export function BackupSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const [open, setOpen] = useState<'make' | 'import' | null>(null);
  const { backup, tokens } = snapshot;
  const close = () => {
    setOpen(null);
    document.getElementById('backup')?.focus();
  };
  return (
    <section className="panel" aria-labelledby="backup">
      <h2 id="backup" tabIndex={-1}>
        {text('backup_title')}
      </h2>
      <p className="quiet">{text('backup_intro')}</p>
      <p>{backup.lastAt === null ? text('backup_never') : text('backup_last', dayText(backup.lastAt))}</p>
      {backup.undo && open !== 'import' && <UndoImport count={backup.undo.count} />}
      {open === null && (
        <div className="actions">
          {tokens.length > 0 && <Button onClick={() => setOpen('make')}>{text('backup_make')}</Button>}
          <Button onClick={() => setOpen('import')}>{text('import_title')}</Button>
        </div>
      )}
      {tokens.length === 0 && <p className="quiet">{text('backup_nothing')}</p>}
      {open === 'make' && <MakeBackup damaged={snapshot.setAside.length > 0} onClose={close} />}
      {open === 'import' && <ImportBackup snapshot={snapshot} onClose={close} />}
    </section>
  );
}
