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
