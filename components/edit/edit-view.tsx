import { useEffect, useRef, useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { Continued } from '../controls/continued';
import { ProblemNotice } from '../controls/problem-notice';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { go } from '../state/go';
import { store } from '../state/store';
import { useNames } from '../tokens/token-name';
import { CookiesSetting } from './cookies-setting';
import { ExpiryField } from './expiry-field';
import { HeadersEditor } from './headers-editor';
import { LabelField } from './label-field';
import { SitesEditor } from './sites-editor';
import { submitTyped } from './submit-typed';
import { isEmpty, TypedContext, useTyped } from './use-typed';

interface EditViewProps {
  readonly token: TokenView;
  /** The part that the user came for; null for all of it. */
  readonly at: 'cookies' | null;
}

/** The label, the expiry date, the pages, the extra headers and the cookies of one token. */
export function EditView({ token, at }: EditViewProps) {
  const name = useNames()(token);
  const body = useRef<HTMLDivElement>(null);
  const typed = useTyped(token.id);
  // A popup opens here because something was kept; what is kept ends with the first save, and the view must not.
  useEffect(() => {
    if (store.getState().view.name === 'auto') go({ name: 'edit', id: token.id });
  }, [token.id]);
  const [continued, setContinued] = useState(true);
  const [round, setRound] = useState(0);
  if (typed === null) return null;
  const home = () => {
    typed.forget();
    go({ name: 'home' });
  };
  const startAgain = () => {
    typed.forget();
    setContinued(false);
    setRound(round + 1);
  };
  const done = () => {
    if (!body.current || !submitTyped(body.current)) home();
  };
  return (
    <>
      <ViewHeading onBack={home}>{text('edit_title', name)}</ViewHeading>
      {continued && !isEmpty(typed.kept) && <Continued onAgain={startAgain} />}
      <TypedContext value={typed}>
        <div ref={body} key={round} className="stack">
          <LabelField token={token} />
          <ExpiryField token={token} />
          <SitesEditor token={token} />
          <HeadersEditor token={token} />
          <CookiesSetting token={token} first={at === 'cookies'} />
        </div>
      </TypedContext>
      <ProblemNotice />
      <div className="actions">
        <Button onClick={done}>{text('done')}</Button>
      </div>
    </>
  );
}
