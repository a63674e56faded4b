import { type ReactNode, useState } from 'react';
import { text } from '../format/text';
import { Button } from './button';

/** Rows that are shown at once; a thousand would take a second to appear. */
const FIRST = 100;

interface LongListProps<T> {
  readonly items: readonly T[];
  row(item: T): ReactNode;
}

/** A list of rows: the first of them, and all when asked for. */
export function LongList<T>({ items, row }: LongListProps<T>) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  const more = items.length - shown.length;
  return (
    <>
      <ul className="rows">{shown.map(row)}</ul>
      {more > 0 && (
        <Button look="link" onClick={() => setAll(true)}>
          {text('show_more', String(more))}
        </Button>
      )}
    </>
  );
}
