import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { later } from '../../../../components/controls/later';
import { dayText, text } from '../../../../components/format/text';
import { useUi } from '../../../../components/state/store';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { UndoImport } from './undo-import';

const MakeBackup = later(async () => (await import('./make-backup')).MakeBackup);
const ImportBackup = later(async () => (await import('./import-backup')).ImportBackup);

/** Makes a backup, reminds of it, takes one over, and moves in from another tool. */
export function BackupSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const [open, setOpen] = useState<'make' | 'backup' | 'move' | null>(null);
  const view = useUi((state) => state.view);
  // A link leads here.
  useEffect(() => {
    if (view.name === 'home' && view.at === 'move-in') setOpen('move');
  }, [view]);
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
      {open !== 'move' && (
        <>
          <p className="quiet">{text('backup_intro')}</p>
          <p>{backup.lastAt === null ? text('backup_never') : text('backup_last', dayText(backup.lastAt))}</p>
        </>
      )}
      {backup.undo && (open === null || open === 'make') && <UndoImport count={backup.undo.count} />}
      {open === null && (
        <div className="actions">
          {tokens.length > 0 && <Button onClick={() => setOpen('make')}>{text('backup_make')}</Button>}
          <Button onClick={() => setOpen('backup')}>{text('import_title')}</Button>
          <Button onClick={() => setOpen('move')}>{text('move_title')}</Button>
        </div>
      )}
      {tokens.length === 0 && open === null && <p className="quiet">{text('backup_nothing')}</p>}
      {open === 'make' && <MakeBackup damaged={snapshot.setAside.length > 0} onClose={close} />}
      {(open === 'backup' || open === 'move') && (
        <ImportBackup key={open} snapshot={snapshot} wants={open} onClose={close} />
      )}
    </section>
  );
}
