import { HatGlasses, Lock } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Snapshot } from '../../core/pages/snapshot';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { LiveRegion } from '../controls/live-region';
import { ProblemNotice } from '../controls/notice';
import { text } from '../format/text';
import { MemoryMark } from '../lock/memory-mark';
import { ProofDialog } from '../proof/proof-dialog';
import { askAgain, useUi } from '../state/store';
import { currentFlow } from './current-flow';

const UndoBar = lazy(() => import('./undo-bar').then((file) => ({ default: file.UndoBar })));
const LockedView = lazy(() => import('../lock/locked-view').then((file) => ({ default: file.LockedView })));

interface PageFrameProps {
  /** The page's own view, when nothing else is in the way. */
  readonly home: (snapshot: Snapshot) => ReactNode;
  /** Where the header's buttons belong to the page. */
  readonly actions?: ReactNode;
}

/** The parts that all our pages share: header, lock, the views in the way, undo. */
export function PageFrame({ home, actions }: PageFrameProps) {
  const { snapshot, standing, view } = useUi((state) => state);
  const locked = snapshot === null && standing?.state === 'locked';
  return (
    <>
      <HeaderBar locked={locked}>{snapshot && actions}</HeaderBar>
      <main className="view">
        <Suspense fallback={null}>
          {snapshot && (currentFlow(view, snapshot) ?? home(snapshot))}
          {locked && <LockedView standing={standing} />}
          {!snapshot && !locked && <Starting />}
        </Suspense>
      </main>
      <Suspense fallback={null}>{snapshot?.removed && <UndoBar label={snapshot.removed.label} />}</Suspense>
      {snapshot && <ProofDialog />}
      <LiveRegion />
    </>
  );
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

interface HeaderBarProps {
  readonly locked: boolean;
  readonly children: ReactNode;
}

/** The bar at the top, the same as in the static shell of each page. */
function HeaderBar({ locked, children }: HeaderBarProps) {
  const isPrivate = useUi((state) => state.tab?.isPrivate ?? false);
  return (
    <header className="header-bar">
      <img src="/icon/key.svg" alt="" width="20" height="20" />
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
