import { Fragment } from 'react';

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
