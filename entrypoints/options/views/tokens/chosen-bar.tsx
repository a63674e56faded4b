import { Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../../../components/controls/button';
import { countText, text } from '../../../../components/format/text';
import { run, send } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { TestRun } from '../../../../core/probe/test-run';
import { sendMessage } from '../../../../platform/send-message';
import { changeList, focusRow, type LastUse, useList } from './list-state';
import { testChosen } from './test-chosen';
import { TestRunLine } from './test-run-line';

interface ChosenBarProps {
  readonly tokens: readonly TokenView[];
  /** Ids of the rows, in their order. */
  readonly order: readonly string[];
  readonly testRun: TestRun | null;
}

/** What can be done with all that are chosen, and the result. It keeps its place, so that no row moves. */
export const ChosenBar = memo(function ChosenBar({ tokens, order, testRun }: ChosenBarProps) {
  const chosen = useList((list) => list.chosen);
  const last = useList((list) => list.last);
  const row = useList((list) => list.row);
  const [working, whileBusy] = useBusy();
  const there = tokens.filter(({ id }) => chosen.has(id));
  const ids = there.map(({ id }) => id);
  // Where the focus goes in the list once the rows that had it are gone.
  const focusNear = (wanted: string | undefined) => {
    const near = wanted !== undefined && order.includes(wanted) ? wanted : order[0];
    if (near !== undefined) focusRow(near);
  };
  const use = (on: boolean) =>
    whileBusy(() =>
      run(async () => {
        const { changed, untested } = await sendMessage('tokens.use', { ids, on, isUndo: false });
        const wanted = there.filter((token) => token.on !== on);
        const kept = on ? wanted.length - changed.length - untested : 0;
        changeList({ last: { ids: changed, on, kept, untested } });
      }),
    );
  const remove = () =>
    whileBusy(async () => {
      const next = rowAfter(order, chosen);
      if (!(await send('tokens.remove', { ids }))) return;
      changeList({ chosen: new Set(), range: null, last: null });
      if (next === undefined) document.getElementById('token-list')?.focus();
      else focusRow(next);
    });
  return (
    <div className="chosen-bar">
      <div className="chosen-line">
        <span className={there.length === 0 ? 'quiet' : undefined}>{chosenText(there, order)}</span>
        {there.length > 0 && (
          <>
            <Button busy={working || testRun?.state === 'running'} onClick={() => testChosen(there)}>
              {text('test')}
            </Button>
            <Button busy={working} onClick={() => use(true)}>
              {text('use_chosen')}
            </Button>
            <Button busy={working} onClick={() => use(false)}>
              {text('dont_use_chosen')}
            </Button>
            <Button busy={working} onClick={remove}>
              {text('remove_chosen')}
            </Button>
            <Button
              look="link"
              onClick={() => {
                changeList({ chosen: new Set(), range: null });
                focusNear(row ?? ids[0]);
              }}
            >
              {text('clear_choice')}
            </Button>
          </>
        )}
      </div>
      <div className="chosen-line">
        {testRun !== null && <TestRunLine testRun={testRun} onEnd={() => focusNear(row ?? undefined)} />}
        <span role="status" className={testRun === null ? undefined : 'unseen'}>
          {last !== null && saidOf(last)}
        </span>
        {testRun === null && last !== null && last.ids.length > 0 && (
          <Button
            look="plain"
            icon={Undo2}
            busy={working}
            onClick={() =>
              whileBusy(() =>
                run(async () => {
                  await sendMessage('tokens.use', { ids: [...last.ids], on: !last.on, isUndo: true });
                  changeList({ last: null });
                  focusNear(last.ids[0]);
                }),
              )
            }
          >
            {text('undo')}
          </Button>
        )}
        {testRun === null && last === null && (
          <span className="quiet">{text(there.length === 0 ? 'list_keys' : 'test_chosen_hint')}</span>
        )}
      </div>
    </div>
  );
});

/** How many, and whether the list shows all of them: nobody should remove what they don't see. */
function chosenText(there: readonly TokenView[], order: readonly string[]): string {
  if (there.length === 0) return text('chosen_none');
  const rows = new Set(order);
  const unseen = there.filter(({ id }) => !rows.has(id)).length;
  const many = there.length === 1 ? text('chosen_one') : text('chosen_many', countText(there.length));
  return unseen === 0 ? many : `${many}, ${text('chosen_unseen', countText(unseen))}`;
}

/** The first row that stays after the first that goes; else the last before it. */
function rowAfter(order: readonly string[], going: ReadonlySet<string>): string | undefined {
  const first = order.findIndex((id) => going.has(id));
  const stays = (id: string) => !going.has(id);
  return order.slice(Math.max(0, first)).find(stays) ?? order.findLast(stays);
}

function saidOf({ ids, on, kept, untested }: LastUse): string {
  const count = countText(ids.length);
  const done = on
    ? ids.length === 1
      ? text('switched_on_one')
      : text('switched_on', count)
    : ids.length === 1
      ? text('switched_off_one')
      : text('switched_off_many', count);
  const stays = [
    kept > 0 && (kept === 1 ? text('kept_off_one') : text('kept_off', countText(kept))),
    untested > 0 && (untested === 1 ? text('untested_off_one') : text('untested_off', countText(untested))),
  ].filter((said) => said !== false);
  return (ids.length === 0 && stays.length > 0 ? stays : [done, ...stays]).join(' ');
}
