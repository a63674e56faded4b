import { useEffect, useRef } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Switch } from '../controls/switch';
import { text } from '../format/text';
import { act } from '../state/act';

interface CookiesSettingProps {
  readonly token: TokenView;
  /** True where the user came for this: it takes the focus. */
  readonly first: boolean;
}

/** Whether answers to a token may set cookies, and what that opens. */
export function CookiesSetting({ token, first }: CookiesSettingProps) {
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
          onChange={(on) => void act('token.edit', { id, acceptCookies: on })}
        />
      </div>
      <p id="cookies-hint" className="quiet">
        {text('accept_cookies_hint')}
      </p>
    </section>
  );
}
