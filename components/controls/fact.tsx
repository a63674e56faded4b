import { Fragment, type ReactNode } from 'react';

/** One row of a list of facts: a word and what it stands for. Inside a `<dl className="facts">`. */
export function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Something that is sent, exactly; a long one breaks behind its punctuation where it can. */
export function SentLine({ children }: { readonly children: string }) {
  const parts = children.matchAll(/[^/;,&?]+[/;,&?]*|[/;,&?]+/g);
  return (
    <code className="line">
      {[...parts].map(({ 0: part, index: start }) => (
        <Fragment key={start}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
