import type { ComponentProps } from 'react';

interface PlainFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> {
  readonly value: string;
  readonly onInputText: (text: string) => void;
  /** Characters. */
  readonly maxLength: number;
  readonly mono?: boolean;
}

/** Words that a person types about an API, letter by letter as they are. Never a secret. */
export function PlainField({ onInputText, mono = true, ...rest }: PlainFieldProps) {
  return (
    <input
      {...rest}
      className={mono ? 'input mono' : 'input'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => onInputText(event.currentTarget.value)}
    />
  );
}
