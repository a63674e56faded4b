import { text } from '../format/text';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** A word for the wish, in place of *On* and *Off*. The label has to begin with it. */
  readonly word?: string;
  /** Id of the words that say what it opens, where the label alone does not. */
  readonly describedBy?: string;
  /** -1 where it is reached by other keys than Tab. */
  readonly tabIndex?: number;
}

/** On or off, at once. A word stands beside the knob: colour alone says nothing. */
export function Switch({ label, on, onChange, word, describedBy, tabIndex }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={tabIndex}
      onClick={() => onChange(!on)}
    >
      <span aria-hidden="true">{word ?? text(on ? 'switch_on' : 'switch_off')}</span>
      <span className="switch-track" aria-hidden="true" />
    </button>
  );
}
