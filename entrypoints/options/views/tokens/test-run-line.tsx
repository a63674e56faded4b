import { useEffect } from 'react';
import { Button } from '../../../../components/controls/button';
import { countText, listText, type TextKey, text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import type { Hold, TestRun } from '../../../../core/probe/test-run';
import { sendMessage } from '../../../../platform/send-message';

/** Milliseconds. Firefox stops a background that receives no message for half a minute. */
const ASKED_EVERY = 15_000;
/** How many of the held companies are named. */
const MOST_NAMES = 3;

interface TestRunLineProps {
  readonly testRun: TestRun;
  /** Its button disappears with it. */
  readonly onEnd: () => void;
}

/** How far a test of many tokens has come, and how it ended. Screen readers hear of it four times on the way. */
export function TestRunLine({ testRun, onEnd }: TestRunLineProps) {
  const isRunning = testRun.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void sendMessage('vault.status', {}).catch(() => null), ASKED_EVERY);
    return () => clearInterval(timer);
  }, [isRunning]);
  const { total, accepted, refused, other, notAsked } = testRun;
  const done = accepted + refused + other + notAsked;
  const quarters = Math.floor((4 * done) / Math.max(1, total)) * 25;
  const end = async () => {
    if ((await send('tests.end', {})) && !isRunning) onEnd();
  };
  return (
    <>
      <span className="run-said" aria-hidden="true">
        {isRunning ? text('run_running', countText(done), countText(total)) : null}
        {isRunning && refused > 0 && ` · ${text('run_refused', countText(refused))}`}
        {!isRunning && endText(testRun)}
      </span>
      <span role="status" className="unseen">
        {isRunning ? text('run_heard', quarters, countText(refused)) : endText(testRun)}
      </span>
      <Button look="plain" onClick={() => void end()}>
        {text(isRunning ? 'run_stop' : 'run_close')}
      </Button>
    </>
  );
}

/** The result, and why some were not asked. */
function endText({ state, accepted, refused, other, notAsked, held }: TestRun): string {
  const counts = [
    accepted > 0 && text('run_accepted', countText(accepted)),
    refused > 0 && text('run_refused', countText(refused)),
    other > 0 && text('run_other', countText(other)),
    notAsked > 0 && text('run_not_asked', countText(notAsked)),
  ].filter((words) => words !== false);
  const names = (wanted: Hold) => {
    const all = held.filter(({ why }) => why === wanted).map(({ name }) => name);
    const rest = all.length - MOST_NAMES;
    return rest > 0 ? [...all.slice(0, MOST_NAMES), text('run_more', countText(rest))] : all;
  };
  const reasons = HOLDS.flatMap(([why, words]) => {
    const found = names(why);
    return found.length === 0 ? [] : [text(words, listText(found))];
  });
  return [text(state === 'done' ? 'run_done' : 'run_stopped', counts.join(', ')), ...reasons].join(' ');
}

const HOLDS: readonly (readonly [Hold, TextKey])[] = [
  ['refused', 'run_held_refused'],
  ['too-many', 'run_held_too_many'],
  ['not-reached', 'run_held_not_reached'],
];
