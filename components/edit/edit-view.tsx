import { useRef } from 'react';
import type { TokenView } from '../../core/snapshot/snapshot';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/problem-notice';
import { ViewHeading } from '../controls/view-heading';
import { go } from '../state/go';
import { text } from '../text';
import { useNames } from '../token/token-name';
import { CookiesSetting } from './cookies-setting';
import { ExpiryField } from './expiry-field';
import { HeadersEditor } from './headers-editor';
import { LabelField } from './label-field';
import { SitesEditor } from './sites-editor';
import { submitTyped } from './submit-typed';

interface EditViewProps {
  readonly token: TokenView;
  /** The part that the user came for; null for all of it. */
  readonly at: 'cookies' | null;
}

/** The label, the expiry date, the pages, the extra headers and the cookies of one token. */
export function EditView({ token, at }: EditViewProps) {
  const name = useNames()(token);
  const body = useRef<HTMLDivElement>(null);
  const home = () => go({ name: 'home' });
  const done = () => {
    if (!body.current || !submitTyped(body.current)) home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text('edit_title', name)}</ViewHeading>
      <div ref={body} className="stack">
        <LabelField token={token} />
        <ExpiryField token={token} />
        <SitesEditor token={token} />
        <HeadersEditor token={token} />
        <CookiesSetting token={token} first={at === 'cookies'} />
      </div>
      <ProblemNotice />
      <div className="actions">
        <Button onClick={done}>{text('done')}</Button>
      </div>
    </>
  );
}
