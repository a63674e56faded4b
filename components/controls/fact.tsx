import type { ReactNode } from 'react';

/** One row of a list of facts: a word and what it stands for. Inside a `<dl className="facts">`. */
export function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
