import { type ReactNode, useId } from 'react';

interface RowProps {
  readonly label: string;
  readonly problem?: string | null;
  readonly hint?: string;
  /** @param described id of the words below the field; undefined without any */
  readonly children: (id: string, described: string | undefined) => ReactNode;
}

/** A field with its label and the words that belong to it. */
export function Row({ label, problem = null, hint, children }: RowProps) {
  const id = useId();
  const words = problem ?? hint ?? null;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(id, words === null ? undefined : `${id}-words`)}
      {words !== null && (
        <p id={`${id}-words`} className={problem === null ? 'quiet' : 'field-problem'}>
          {words}
        </p>
      )}
    </div>
  );
}

interface TextRowProps extends Omit<RowProps, 'children'> {
  readonly value: string;
  /** Characters. */
  readonly longest: number;
  readonly onInput: (text: string) => void;
  readonly placeholder?: string;
  readonly mono?: boolean;
}

/** A row with a plain text field. Never for a secret. */
export function TextRow({
  label,
  value,
  longest,
  onInput,
  problem = null,
  hint,
  placeholder,
  mono,
}: TextRowProps) {
  return (
    <Row label={label} problem={problem} {...(hint === undefined ? {} : { hint })}>
      {(id, described) => (
        <input
          id={id}
          className={mono ? 'input mono' : 'input'}
          aria-describedby={described}
          aria-invalid={problem !== null}
          value={value}
          maxLength={longest}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Row>
  );
}
