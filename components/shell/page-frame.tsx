import { lazy, type ReactNode, Suspense } from 'react';
import type { Snapshot } from '../../core/pages/snapshot';
import { BusyLine } from '../controls/busy-line';
import { Button } from '../controls/button';
import { LiveRegion } from '../controls/live-region';
import { ProblemNotice } from '../controls/problem-notice';
import { text } from '../format/text';
import { ProofDialog } from '../proof/proof-dialog';
import { askAgain } from '../state/store';
import { useUi } from '../state/use-ui';
import { currentFlow } from './current-flow';
import { HeaderBar } from './header-bar';

const UndoBar = lazy(() => import('./undo-bar').then((file) => ({ default: file.UndoBar })));
const LockedView = lazy(() => import('../lock/locked-view').then((file) => ({ default: file.LockedView })));

interface PageFrameProps {
  /** What the page is for, when nothing else is in the way. */
  readonly home: (snapshot: Snapshot) => ReactNode;
  /** Where the header's buttons belong to the page. */
  readonly actions?: ReactNode;
}

/** What all our pages share: header, lock, the views in the way, undo. */
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
