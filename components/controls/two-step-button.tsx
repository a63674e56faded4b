import { useId, useState } from 'react';
import { text } from '../format/text';
import { Button } from './button';

interface TwoStepButtonProps {
  readonly children: string;
  /** The action and its object, for people who don't see where it stands. */
  readonly label?: string;
  /** The action that can't be taken back, as a question. */
  readonly question: string;
  readonly onConfirm: () => void;
}

/** A button for what can't be undone: it asks first, and the safe answer has the focus. */
export function TwoStepButton({ children, label, question, onConfirm }: TwoStepButtonProps) {
  const [step, setStep] = useState<'first' | 'asking' | 'kept'>('first');
  const id = useId();
  if (step !== 'asking') {
    return (
      <Button
        look="plain"
        aria-label={label}
        // Where the focus was before the question.
        autoFocus={step === 'kept'}
        onClick={() => setStep('asking')}
      >
        {children}
      </Button>
    );
  }
  return (
    <fieldset className="question" aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="actions">
        <Button autoFocus={step === 'asking'} onClick={() => setStep('kept')}>
          {text('keep_it')}
        </Button>
        <Button look="plain" onClick={onConfirm}>
          {children}
        </Button>
      </div>
    </fieldset>
  );
}
