import { text } from '../text';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Id of the words that say what it opens, where the label alone does not. */
  readonly describedBy?: string;
}

/** On or off, at once. The word stands beside the knob: colour alone says nothing. */
export function Switch({ label, on, onChange, describedBy }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={() => onChange(!on)}
    >
      <span aria-hidden="true">{on ? text('switch_on') : text('switch_off')}</span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
    </button>
  );
}
