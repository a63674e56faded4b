import { HatGlasses, Lock } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Snapshot } from '../../core/pages/snapshot';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { later } from '../controls/later';
import { LiveRegion } from '../controls/live-region';
import { ProblemNotice } from '../controls/notice';
import { text } from '../format/text';
import { MemoryMark } from '../lock/memory-mark';
import { askAgain, store, useUi } from '../state/store';
import { currentView } from './current-view';

const UndoBar = later(async () => (await import('./undo-bar')).UndoBar);
const OpenDialog = later(async () => (await import('../proof/open-dialog')).OpenDialog);
const LockedView = later(async () => (await import('../lock/locked-view')).LockedView);

interface PageFrameProps {
  /** The page's own view, when nothing else is in the way. */
  readonly home: (snapshot: Snapshot) => ReactNode;
  /** What stands beside every view of an open vault. */
  readonly beside?: (snapshot: Snapshot) => ReactNode;
  /** Where the header's buttons belong to the page. */
  readonly actions?: ReactNode;
}

/** The parts that all our pages share: header, lock, the views in the way, undo. */
export function PageFrame({ home, beside, actions }: PageFrameProps) {
  const { snapshot, locked, view } = useUi((state) => state);
  return (
    <>
      <HeaderBar locked={locked !== null}>{snapshot && actions}</HeaderBar>
      {snapshot && beside?.(snapshot)}
      <main className="view">
        {snapshot && (currentView(view, snapshot) ?? home(snapshot))}
        {locked && <LockedView vaultStatus={locked} />}
        {!snapshot && !locked && <Starting />}
      </main>
      {snapshot?.removed && <UndoBar removed={snapshot.removed} />}
      {snapshot && <ProofDialog />}
      <LiveRegion />
    </>
  );
}

/** The question of `withProof`, over whatever the page shows. A lock or Escape takes it away. */
function ProofDialog() {
  const answer = useUi((state) => state.answerProof);
  // A page that turns into the unlock view leaves nobody waiting.
  useEffect(() => () => store.getState().answerProof?.(false), []);
  return answer && <OpenDialog answer={answer} />;
}

/** Usually over before anybody sees it. */
function Starting() {
  const failed = useUi((state) => state.problem !== null);
  if (!failed) return <BusyLine going>{text('starting')}</BusyLine>;
  return (
    <>
      <ProblemNotice />
      <div className="actions">
        <Button onClick={() => void askAgain()}>{text('try_again')}</Button>
      </div>
    </>
  );
}

/** The key of `public/icon/key.svg`. */
const KEY =
  'M5.5 4.5a3.5 3.5 0 0 1 3.35 2.5H14v5h-2V9h-1v2H9V9h-.15A3.5 3.5 0 1 1 5.5 4.5Zm0 2.25a1.25 1.25 0 1 0 0 2.5 1.25 1.25 0 0 0 0-2.5Z';

interface HeaderBarProps {
  readonly locked: boolean;
  readonly children: ReactNode;
}

/** The bar at the top, the same as in the static shell of each page. */
function HeaderBar({ locked, children }: HeaderBarProps) {
  const isPrivate = useUi((state) => state.tab?.isPrivate ?? false);
  return (
    <header className="header-bar">
      <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
        <rect width="16" height="16" rx="3.5" fill="#2f5fd0" />
        <path fill="#fff" fillRule="evenodd" d={KEY} />
      </svg>
      <span className="brand">{text('app_name')}</span>
      {isPrivate && (
        <span className="header-word">
          <HatGlasses size={14} />
          {text('private_window')}
        </span>
      )}
      <div className="header-actions">
        <MemoryMark />
        {locked && (
          <span className="header-word">
            <Lock size={14} />
            {text('locked')}
          </span>
        )}
        {children}
      </div>
    </header>
  );
}
