import { useRef, useState } from 'react';
import { run } from '../../../../components/state/send';
import type { MovingChoice, MovingItem, MovingView } from '../../../../core/import/moving/moving-plan';
import { sendMessage } from '../../../../platform/send-message';

export type Choose = (choice: MovingChoice) => Promise<void>;

/** Whether a token comes along with the click. One without a host can't. */
export function isTaken({ ticked, hosts }: MovingItem): boolean {
  return ticked && hosts.length > 0;
}

/** What of a file is ticked and typed: kept by the background, and shown at once. */
export function useMovingChoices(first: MovingView): readonly [MovingView, Choose] {
  const [moving, setMoving] = useState(first);
  const choices = useRef(0);
  const choose: Choose = async (choice) => {
    choices.current += 1;
    const count = choices.current;
    setMoving((now) => ticked(now, choice));
    await run(async () => {
      const answer = await sendMessage('import.choose', { choices: [choice] });
      // An earlier answer would take back a tick that is newer.
      if (count === choices.current && answer.moving !== null) setMoving(answer.moving);
    });
  };
  return [moving, choose];
}

function ticked(view: MovingView, choice: MovingChoice): MovingView {
  const put = (items: readonly MovingItem[]) =>
    items.map((item) => (item.id === choice.id ? { ...item, ticked: choice.ticked } : item));
  return { ...view, taken: put(view.taken), asksHost: put(view.asksHost) };
}
