import { useId, useState } from 'react';
import { text } from '../text';
import { Button } from './button';

interface TwoStepButtonProps {
  readonly children: string;
  /** What it does to what, for people who don't see where it stands. */
  readonly label?: string;
  /** What can't be taken back, as a question. */
  readonly question: string;
  readonly onConfirm: () => void;
}

/** A button for what can't be undone: it asks, and the safe answer has the focus. */
export function TwoStepButton({ children, label, question, onConfirm }: TwoStepButtonProps) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  if (!asking) {
    return (
      <Button look="plain" aria-label={label} onClick={() => setAsking(true)}>
        {children}
      </Button>
    );
  }
  return (
    <fieldset className="question" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="actions">
        <Button autoFocus={asking} onClick={() => setAsking(false)}>
          {text('keep_it')}
        </Button>
        <Button look="plain" onClick={onConfirm}>
          {children}
        </Button>
      </div>
    </fieldset>
  );
}
