import { useState } from 'react';
import { act } from '../../../../components/state/act';
import type { ImportView } from '../../../../core/import/import-view';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { ChooseFile } from './choose-file';
import { ImportDone } from './import-done';
import { ReviewImport } from './review-import';

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
    void act('import.discard', {});
  };
  if (taken !== null) return <ImportDone snapshot={snapshot} taken={taken} onClose={onClose} />;
  if (view === null) return <ChooseFile onRead={setView} onCancel={onClose} />;
  return <ReviewImport view={view} tokens={snapshot.tokens} onDone={setTaken} onCancel={cancel} />;
}
