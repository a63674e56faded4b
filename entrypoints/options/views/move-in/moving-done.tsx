import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { LongList } from '../../../../components/controls/long-list';
import { Notice, ProblemNotice } from '../../../../components/controls/notice';
import { countText, listText, text } from '../../../../components/format/text';
import { PlaceNotice } from '../../../../components/result/place-notice';
import { announce, navigate } from '../../../../components/state/store';
import { useFocus } from '../../../../components/state/use-focus';
import { TokenRow } from '../../../../components/tokens/token-row';
import type { ToolName } from '../../../../core/import/tools/tool-file';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { accessPattern } from '../../../../core/token/access-pattern';
import { tokenTitle } from '../../../../core/token/token-title';
import { requestAccess } from '../../../../platform/access';
import { UndoButton } from '../backup/undo-import';
import { leftThereText } from './moving-text';
import { testTaken } from './test-taken';

/** What was taken of a file. */
export interface Taken {
  readonly ids: readonly string[];
  /** Whether they are to be tested. */
  readonly tests: boolean;
  /** Whether the browser lets us ask their APIs; of no account where nothing is tested. */
  readonly granted: boolean;
}

interface MovingDoneProps {
  readonly snapshot: Snapshot;
  readonly taken: Taken;
  readonly tool: ToolName;
  readonly name: string;
  readonly onClose: () => void;
}

/** The tokens that were taken, how their tests end, and what is left to clear away. */
export function MovingDone({ snapshot, taken, tool, name, onClose }: MovingDoneProps) {
  const { ids, tests } = taken;
  const heading = useFocus<HTMLHeadingElement>();
  const [granted, setGranted] = useState(taken.granted);
  const done = useTests(ids, tests && granted);
  const wanted = new Set(ids);
  const tokens = snapshot.tokens.filter(({ id }) => wanted.has(id));
  const missing = [...new Set(tokens.flatMap(({ origins }) => origins))].map(accessPattern);
  const ask = () => void requestAccess(missing).then(setGranted, () => null);
  const untested = tokens.filter(({ test }) => test === null);
  const isTesting = tests && granted && (done ?? 0) < ids.length;
  return (
    <div className="stack">
      <h4 ref={heading} tabIndex={-1}>
        {ids.length === 1 ? text('moving_done_one') : text('moving_done', countText(ids.length))}
      </h4>
      {isTesting && (
        // Every count would be read out: quarters are said by `useTests`.
        <p className="busy-line">
          <LoaderCircle size={16} className="turning" />
          {text('moving_testing', countText((done ?? 0) + 1), countText(ids.length))}
        </p>
      )}
      {tests && !granted && (
        <Notice
          tone="warning"
          actions={
            <Button look="filled" onClick={ask}>
              {text('ask_again')}
            </Button>
          }
        >
          {text('moving_denied')}
        </Notice>
      )}
      {!tests && <p>{text('moving_untested')}</p>}
      <LongList items={tokens} row={(token) => <TokenRow key={token.id} token={token} />} />
      {!isTesting && done !== null && tokens.map((token) => <PlaceNotice key={token.id} token={token} />)}
      {!isTesting && tests && granted && untested.length > 0 && (
        <Notice
          actions={
            <Button onClick={() => navigate({ name: 'home', at: 'providers' })}>
              {text('providers_title')}
            </Button>
          }
        >
          {text('moving_no_check', listText(untested.map(tokenTitle)))}
        </Notice>
      )}
      {snapshot.vault === 'session' && <p className="quiet">{text('import_in_memory')}</p>}
      {!isTesting && <Notice tone="warning">{leftThereText(tool, name)}</Notice>}
      <ProblemNotice />
      <div className="actions">
        <Button look={tests && !granted ? 'outlined' : 'filled'} onClick={onClose}>
          {text('done')}
        </Button>
        {snapshot.backup.undo && !isTesting && <UndoButton onUndone={onClose} />}
      </div>
    </div>
  );
}

/** Tests them once they may be tested. @returns how many are done; null before that */
function useTests(ids: readonly string[], may: boolean): number | null {
  const [done, setDone] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken never changes.
  useEffect(() => {
    if (!may) return;
    setDone(0);
    void testTaken(ids, (count) => {
      setDone(count);
      const [before, now] = [count - 1, count].map((each) => Math.floor((4 * each) / ids.length));
      if (before !== now) announce(text('moving_tested', countText(count), countText(ids.length)));
    }).then(() => setDone(ids.length));
  }, [may]);
  return done;
}
