import type { ReactNode } from 'react';
import { text } from '../format/text';

/** A link out of the extension. Only a click follows it, and the site is not told where the click came from. */
export function Outside({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a className="outside" href={url} target="_blank" rel="noreferrer">
      {children}
      <span className="unseen"> ({text('opens_tab')})</span>
    </a>
  );
}
