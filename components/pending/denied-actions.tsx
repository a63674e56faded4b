import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { text } from '../format/text';
import { act } from '../state/act';
import { useNow } from '../state/use-now';

interface DeniedActionsProps {
  /** Milliseconds since 1970 until which it is kept. */
  readonly expiresAt: number;
  readonly onAgain: () => void;
}

/** The browser's question was answered with no, or not at all. Nothing is lost. */
export function DeniedActions({ expiresAt, onAgain }: DeniedActionsProps) {
  const minutes = Math.max(1, Math.round((expiresAt - useNow()) / 60_000));
  return (
    <>
      <Notice tone="warning">{text(minutes === 1 ? 'denied_one' : 'denied', minutes)}</Notice>
      <div className="actions">
        <Button look="filled" onClick={onAgain}>
          {text('ask_again')}
        </Button>
        <Button onClick={() => void act('draft.finish', { how: 'without-sending' })}>
          {text('save_without_sending')}
        </Button>
        <Button look="plain" onClick={() => void act('draft.discard', {})}>
          {text('discard')}
        </Button>
      </div>
    </>
  );
}
