import type { ComponentProps } from 'react';

interface SecretFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue'> {
  readonly label: string;
}

/** What keeps a browser from storing, correcting or sending off what is typed. */
const MASKED = {
  type: 'password',
  autoComplete: 'off',
  autoCapitalize: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  writingsuggestions: 'false',
} as const;

/**
 * A masked field that is never toggled to text: the browser's session restore writes text
 * fields to disk. React holds no value; read it from the element and clear it there.
 */
export function SecretField({ label, ...rest }: SecretFieldProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input {...rest} {...MASKED} className="input" />
    </label>
  );
}
