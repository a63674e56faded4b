import { Undo2 } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { countText, text } from '../../../../components/format/text';
import { run } from '../../../../components/state/send';
import { useBusy } from '../../../../components/state/use-busy';
import type { TokenView } from '../../../../core/pages/snapshot';
import { sendMessage } from '../../../../platform/send-message';
import { changeList, useList } from './list-state';

interface ChosenBarProps {
  readonly tokens: readonly TokenView[];
  readonly chosen: ReadonlySet<string>;
}

/** What can be done with all that are chosen. It keeps its place while none is, so that no row moves. */
export function ChosenBar({ tokens, chosen }: ChosenBarProps) {
  const { last } = useList();
  const [working, whileBusy] = useBusy();
  const there = tokens.filter(({ id }) => chosen.has(id));
  const use = (ids: readonly string[], on: boolean) =>
    whileBusy(() =>
      run(async () => {
        const { changed } = await sendMessage('tokens.use', { ids: [...ids], on });
        const wanted = tokens.filter((token) => ids.includes(token.id) && token.on !== on);
        changeList({ last: { ids: changed, on, kept: on ? wanted.length - changed.length : 0 } });
      }),
    );
  const chosenIds = there.map(({ id }) => id);
  return (
    <div className="chosen-bar">
      {there.length > 0 ? (
        <>
          <span>
            {there.length === 1 ? text('chosen_one') : text('chosen_many', countText(there.length))}
          </span>
          <Button busy={working} onClick={() => use(chosenIds, true)}>
            {text('use_chosen')}
          </Button>
          <Button busy={working} onClick={() => use(chosenIds, false)}>
            {text('dont_use_chosen')}
          </Button>
          <Button look="link" onClick={() => changeList({ chosen: new Set() })}>
            {text('clear_choice')}
          </Button>
        </>
      ) : (
        <span className="quiet">{text('chosen_none')}</span>
      )}
      <span role="status" className="chosen-said">
        {last !== null && saidOf(last)}
      </span>
      {last !== null && last.ids.length > 0 && (
        <Button
          look="plain"
          icon={Undo2}
          busy={working}
          onClick={() =>
            whileBusy(() =>
              run(async () => {
                await sendMessage('tokens.use', { ids: [...last.ids], on: !last.on });
                changeList({ last: null });
              }),
            )
          }
        >
          {text('undo')}
        </Button>
      )}
    </div>
  );
}

function saidOf({ ids, on, kept }: { ids: readonly string[]; on: boolean; kept: number }): string {
  const count = countText(ids.length);
  const done = on
    ? ids.length === 1
      ? text('switched_on_one')
      : text('switched_on', count)
    : ids.length === 1
      ? text('switched_off_one')
      : text('switched_off_many', count);
  if (kept === 0) return done;
  return `${done} ${kept === 1 ? text('kept_off_one') : text('kept_off', countText(kept))}`;
}
