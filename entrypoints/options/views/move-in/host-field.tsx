import type { KeyboardEvent } from 'react';

interface HostFieldProps {
  readonly label: string;
  /** Id of the words that explain or refuse what was typed. */
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The field is left, or Enter says that it is done. */
  readonly onLeave: () => void;
  /** Any other key. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Takes one host by its address. */
export function HostField(props: HostFieldProps) {
  const { label, describedBy, invalid, value, onChange, onLeave, onKeyDown } = props;
  return (
    <input
      type="text"
      className="input mono"
      inputMode="url"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      placeholder="https://"
      value={value}
      maxLength={2000}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onLeave();
        else onKeyDown(event);
      }}
    />
  );
}
