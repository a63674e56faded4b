import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { text } from '../format/text';

/** Milliseconds: of a hold; between two presses at least, as a double click is not a second thought, and at most. */
const HOLD = 1_200;
const SECOND_THOUGHT = 1_000;
const SECOND_PRESS = 10_000;

interface HoldButtonProps {
  readonly children: string;
  readonly look: 'filled' | 'outlined';
  /** Keeps its place and focus while it works, but does nothing. */
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/**
 * A button for what can't be taken back. It is held for a moment, by pointer, Enter or Space; who can't hold it presses
 * it twice, not too fast.
 */
export function HoldButton({ children, look, busy, onConfirm }: HoldButtonProps) {
  const { state, begin, release, abandon, press } = useHold(onConfirm);
  const hint = useId();
  const isKey = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') abandon();
    if (!isKey(event)) return;
    // The browser would make a click of it, and repeat it.
    event.preventDefault();
    if (!event.repeat && !busy) begin();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (!isKey(event)) return;
    event.preventDefault();
    release();
  };
  const onPointerDown = ({ button, isPrimary }: PointerEvent) => {
    if (button === 0 && isPrimary && !busy) begin();
  };
  return (
    <div className="stack-tight">
      <button
        type="button"
        className={`button button-${look} hold hold-${state}`}
        aria-disabled={busy || undefined}
        aria-describedby={hint}
        onPointerDown={onPointerDown}
        onPointerUp={release}
        onPointerLeave={abandon}
        onPointerCancel={abandon}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
        onBlur={abandon}
        // A long touch would open a menu.
        onContextMenu={(event) => event.preventDefault()}
        // Without a pointer or a key: a screen reader or a voice presses.
        onClick={({ detail }) => detail === 0 && !busy && press()}
      >
        {children}
      </button>
      <p id={hint} className="quiet" role="status">
        {text(HINTS[state])}
      </p>
    </div>
  );
}

type HoldState = 'resting' | 'holding' | 'pressed';

const HINTS = { resting: 'hold_hint', holding: 'hold_on', pressed: 'hold_press_again' } as const;

/** What presses and holds come to. */
function useHold(onConfirm: () => void) {
  const [state, setState] = useState<HoldState>('resting');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressedAt = useRef<number | null>(null);
  const isHeld = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Goes into a state, which ends by itself with this. */
  const enter = (next: HoldState, after: number, then: () => void) => {
    clearTimeout(timer.current);
    setState(next);
    timer.current = setTimeout(then, after);
  };
  const rest = () => {
    clearTimeout(timer.current);
    isHeld.current = false;
    pressedAt.current = null;
    setState('resting');
  };
  const confirm = () => {
    rest();
    onConfirm();
  };
  const press = () => {
    const first = pressedAt.current;
    if (first !== null && performance.now() - first >= SECOND_THOUGHT) return confirm();
    pressedAt.current = first ?? performance.now();
    enter('pressed', SECOND_PRESS, rest);
  };
  return {
    state,
    press,
    begin() {
      isHeld.current = true;
      enter('holding', HOLD, confirm);
    },
    release() {
      if (!isHeld.current) return;
      isHeld.current = false;
      press();
    },
    abandon() {
      if (isHeld.current) rest();
    },
  };
}
