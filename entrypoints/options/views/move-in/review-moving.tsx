import { type ReactNode, useEffect, useId } from 'react';
import { Button } from '../../../../components/controls/button';
import { Continued } from '../../../../components/controls/continued';
import { LongList } from '../../../../components/controls/long-list';
import { ProblemNotice } from '../../../../components/controls/notice';
import { hostText } from '../../../../components/format/site-text';
import { countText, text } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { announce } from '../../../../components/state/store';
import { useAccess } from '../../../../components/state/use-access';
import { useBusy } from '../../../../components/state/use-busy';
import { useFocus } from '../../../../components/state/use-focus';
import type { MovingItem, MovingView } from '../../../../core/import/moving/moving-plan';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import type { Taken } from './moving-done';
import { AsksHostRow, TakenRow } from './moving-rows';
import { entriesText, fileName, notTakenCount, toolName } from './moving-text';
import { NotTaken } from './not-taken';
import { isTaken, useMovingChoices } from './use-moving-choices';

interface ReviewMovingProps {
  readonly first: MovingView;
  readonly name: string;
  readonly onAgain: (() => void) | null;
  readonly onTaken: (taken: Taken) => void;
  readonly onCancel: () => void;
}

/** Every entry of the file in one of three groups, and what the user takes of it. Nothing has changed yet. */
export function ReviewMoving({ first, name, onAgain, onTaken, onCancel }: ReviewMovingProps) {
  const [moving, choose] = useMovingChoices(first);
  const heading = useFocus<HTMLHeadingElement>();
  const { taken, asksHost, notTaken, total, tool } = moving;
  const left = notTakenCount(moving);
  const ticked = [...taken, ...asksHost].filter(isTaken);
  const counts = [taken.length, asksHost.length, left].map(countText);
  const heard = text(asksHost.length === 1 ? 'moving_heard_one' : 'moving_heard', ...counts);
  useEffect(() => announce(heard), [heard]);
  return (
    <div className="stack moving">
      <h4 ref={heading} tabIndex={-1}>
        {name !== '' && (
          <>
            <bdi>{fileName(name)}</bdi>:{' '}
          </>
        )}
        {text('moving_read', toolName(tool), entriesText(moving))}{' '}
        <span className="quiet">{text('moving_sum', countText(total), ...counts)}</span>
      </h4>
      {onAgain !== null && <Continued onAgain={onAgain} />}
      <Group title={text('moving_taken', countText(taken.length))} none={text('moving_taken_none')}>
        {taken.length > 0 && (
          <LongList items={taken} row={(item) => <TakenRow key={item.id} item={item} onChoose={choose} />} />
        )}
      </Group>
      {asksHost.length > 0 && (
        <Group
          title={text(asksHost.length === 1 ? 'moving_asks_one' : 'moving_asks', countText(asksHost.length))}
          why={text('moving_asks_why')}
        >
          <LongList
            items={asksHost}
            row={(item) => <AsksHostRow key={item.id} item={item} onChoose={choose} />}
          />
        </Group>
      )}
      {left > 0 && (
        <Group title={text('moving_not_taken', countText(left))}>
          <NotTaken groups={notTaken} />
        </Group>
      )}
      <ProblemNotice />
      <Footing ticked={ticked} onTaken={onTaken} onCancel={onCancel} />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly why?: string;
  /** Said where it is empty. */
  readonly none?: string;
  readonly children: ReactNode;
}

function Group({ title, why, none, children }: GroupProps) {
  const id = useId();
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h5 id={id}>{title}</h5>
      {why !== undefined && <p className="quiet">{why}</p>}
      {children || <p className="quiet">{none}</p>}
    </section>
  );
}

interface FootingProps {
  readonly ticked: readonly MovingItem[];
  readonly onTaken: (taken: Taken) => void;
  readonly onCancel: () => void;
}

/** What the click will do, the browser's one question among it, and the click. */
function Footing({ ticked, onTaken, onCancel }: FootingProps) {
  const [busy, whileBusy] = useBusy();
  const origins = [...new Set(ticked.flatMap(({ hosts }) => hosts.map(({ origin }) => origin)))];
  const patterns = origins.map(accessPattern);
  const held = useAccess(patterns);
  const ids = ticked.map(({ id }) => id);
  const count = countText(ids.length);
  // Nobody has said at which address an API of the user's own answers whose token it is.
  const untestable = ticked.filter(({ isBuiltIn }) => !isBuiltIn).length;
  const take = (tests: boolean) => {
    if (busy) return;
    // The request is the first call of the click: Firefox refuses otherwise.
    const answer = tests ? requestAccess(patterns) : Promise.resolve(true);
    whileBusy(async () => {
      const granted = await answer.catch(() => false);
      if (await send('import.apply', { mode: 'merge', take: ids })) onTaken({ ids, tests, granted });
    });
  };
  return (
    <div className="footing">
      {ids.length === 0 ? (
        <p className="quiet">{text('moving_tick_first')}</p>
      ) : (
        <div>
          {text('moving_once_works')}{' '}
          {untestable > 0 && `${text('moving_untestable', countText(untestable))} `}
          {held === false && (
            <details className="details inline-details">
              <summary>
                {origins.length === 1
                  ? text('moving_asks_access_one')
                  : text('moving_asks_access', countText(origins.length))}
              </summary>
              <ul>
                {origins.map((origin) => (
                  <li key={origin}>
                    <code>{hostText(origin)}</code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      <div className="actions">
        {ids.length > 0 && (
          <>
            <Button look="filled" busy={busy} onClick={() => take(true)}>
              {text('moving_take_and_test', count)}
            </Button>
            <Button look="plain" busy={busy} onClick={() => take(false)}>
              {text('moving_take_without_test')}
            </Button>
          </>
        )}
        <Button look="plain" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </div>
  );
}
