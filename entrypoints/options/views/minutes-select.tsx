import { useId } from 'react';
import { text } from '../../../components/format/text';

interface MinutesSelectProps {
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly number[];
  readonly minutes: number | null;
  readonly onChoose: (minutes: number | null) => void;
}

/** A time after which it locks, or never. A stored time that is none of the choices is offered too. */
export function MinutesSelect({ label, hint, choices, minutes, onChoose }: MinutesSelectProps) {
  const id = useId();
  const known = minutes === null || choices.includes(minutes);
  const offered = known ? choices : [...choices, minutes].toSorted((one, other) => one - other);
  return (
    <div className="setting">
      <label htmlFor={id}>
        {label}
        <span className="quiet block">{hint}</span>
      </label>
      <select
        id={id}
        className="input"
        value={minutes ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
      >
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {choice > 60 && choice % 60 === 0
              ? text('after_hours', choice / 60)
              : text('after_minutes', choice)}
          </option>
        ))}
        <option value="">{text('never')}</option>
      </select>
    </div>
  );
}
