import { useEffect, useRef, useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { Continued } from '../controls/continued';
import { ProblemNotice } from '../controls/notice';
import { Switch } from '../controls/switch';
import { ViewHeading } from '../controls/view-heading';
import { text } from '../format/text';
import { send } from '../state/send';
import { navigate, store } from '../state/store';
import { useNames } from '../tokens/token-name';
import { ExpiryField } from './expiry-field';
import { HeadersEditor } from './headers-editor';
import { SavedLine, useSavedField } from './saved-field';
import { SitesEditor } from './sites-editor';
import { isEmpty, submitTyped, TypedContext, useTyped } from './use-typed';

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
    if (store.getState().view.name === 'auto') navigate({ name: 'edit', id: token.id });
  }, [token.id]);
  const [continued, setContinued] = useState(true);
  const [round, setRound] = useState(0);
  if (typed === null) return null;
  const home = () => {
    typed.forget();
    navigate({ name: 'home' });
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

const LONGEST = 80;

/** The user's own name for a token. */
function LabelField({ token: { id, label } }: { readonly token: TokenView }) {
  const { field, typed, leave, undo } = useSavedField(
    'label',
    label,
    (name) => send('token.edit', { id, label: name }),
    // Without a name of its own it keeps the one it has.
    (name) => name.trim() || null,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <label className="field">
        <span className="field-label">{text('label')}</span>
        <input
          ref={field}
          className="input"
          {...typed}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          onBlur={() => void leave()}
        />
      </label>
      <SavedLine onUndo={undo} />
    </form>
  );
}

interface CookiesSettingProps {
  readonly token: TokenView;
  /** True where the user came for this: it takes the focus. */
  readonly first: boolean;
}

/** Whether answers to a token may set cookies, and what that opens. */
function CookiesSetting({ token, first }: CookiesSettingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, acceptCookies } = token;
  useEffect(() => {
    if (first) heading.current?.focus();
  }, [first]);
  return (
    <section className="stack" aria-labelledby="cookies-of-answers">
      <h2 id="cookies-of-answers" ref={heading} tabIndex={-1}>
        {text('cookies_title')}
      </h2>
      <div className="spread">
        <span>{text('accept_cookies')}</span>
        <Switch
          label={text('accept_cookies')}
          on={acceptCookies}
          describedBy="cookies-hint"
          onChange={(on) => void send('token.edit', { id, acceptCookies: on })}
        />
      </div>
      <p id="cookies-hint" className="quiet">
        {text('accept_cookies_hint')}
      </p>
    </section>
  );
}
