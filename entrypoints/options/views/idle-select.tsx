import { useId } from 'react';
import { text } from '../../../components/text';

const CHOICES = [5, 15, 30, 60, 120, 240] as const;

interface IdleSelectProps {
  readonly minutes: number | null;
  readonly onChoose: (minutes: number | null) => void;
}

/** How long without input on the machine before it locks. */
export function IdleSelect({ minutes, onChoose }: IdleSelectProps) {
  const id = useId();
  const known = minutes === null || CHOICES.some((choice) => choice === minutes);
  const choices = known ? CHOICES : [...CHOICES, minutes].toSorted((one, other) => one - other);
  return (
    <div className="setting">
      <label htmlFor={id}>
        {text('lock_when_idle')}
        <span className="quiet block">{text('lock_when_idle_hint')}</span>
      </label>
      <select
        id={id}
        className="input"
        value={minutes ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {text('after_minutes', choice)}
          </option>
        ))}
        <option value="">{text('never')}</option>
      </select>
    </div>
  );
}
