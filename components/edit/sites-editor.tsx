import { type FormEvent, use, useRef } from 'react';
import type { SiteView, TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { run, send } from '../state/send';
import { store, useUi } from '../state/store';
import { useAccess } from '../state/use-access';
import { typedOrigin } from './typed-origin';
import { ADDS, TypedContext } from './use-typed';

/** Pages that may use a token: those allowed, those suggested, and any other by its address. */
export function SitesEditor({ token }: { readonly token: TokenView }) {
  const chosenTabOnly = useUi((state) => state.snapshot?.pagesNeedChosenTab ?? false);
  const { allowedSites, suggestedSites } = token;
  const others = suggestedSites.filter(({ origin }) => !allowedSites.includes(origin));
  return (
    <section className="stack">
      <h2>{text('pages_that_may')}</h2>
      <p className="quiet">{text(chosenTabOnly ? 'sites_hint_chosen_tab' : 'sites_hint')}</p>
      <ul className="rows">
        {allowedSites.map((origin) => (
          <SiteRow key={origin} token={token} origin={origin} allowed />
        ))}
        {others.map(({ origin, kind }) => (
          <SiteRow key={origin} token={token} origin={origin} kind={kind} allowed={false} />
        ))}
      </ul>
      <AddSite token={token} />
    </section>
  );
}

interface SiteRowProps {
  readonly token: TokenView;
  readonly origin: string;
  readonly kind?: SiteView['kind'];
  readonly allowed: boolean;
}

/** One page: allowed, allowed but without the browser's access, or suggested. */
function SiteRow({ token, origin, kind, allowed }: SiteRowProps) {
  const held = useAccess([accessPattern(origin)]);
  const host = hostText(origin);
  const remove = () =>
    send('token.edit', {
      id: token.id,
      allowedSites: token.allowedSites.filter((site) => site !== origin),
    });
  const waits = allowed && held === false;
  return (
    <li className="site-row">
      <span className="site-name">
        {host}{' '}
        <span className="quiet">
          {waits && text('no_access_yet')}
          {kind && text(kind === 'docs' ? 'site_docs' : 'site_console')}
        </span>
      </span>
      {(!allowed || waits) && (
        <Button aria-label={text('allow_site', host)} onClick={() => allowSite(token, origin)}>
          {text('allow')}
        </Button>
      )}
      {allowed && (
        <Button look="plain" aria-label={text('remove_site', host)} onClick={() => void remove()}>
          {text('remove_short')}
        </Button>
      )}
    </li>
  );
}

/** Another page by its address. */
function AddSite({ token }: { readonly token: TokenView }) {
  const field = useRef<HTMLInputElement>(null);
  const { kept, note } = use(TypedContext);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const origin = typedOrigin(field.current?.value ?? '');
    if (origin === null) {
      store.setState({ problem: { code: 'invalid-input', params: { reason: 'site-not-allowed' } } });
      return;
    }
    allowSite(token, origin);
    if (field.current) field.current.value = '';
    note('site', null);
  };
  return (
    <form className={`field-row ${ADDS}`} onSubmit={onSubmit}>
      <label className="field">
        <span className="field-label">{text('another_page')}</span>
        <input
          ref={field}
          className="input mono"
          inputMode="url"
          defaultValue={kept.site ?? ''}
          onInput={(event) => note('site', event.currentTarget.value)}
          placeholder={text('site_placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </label>
      <Button type="submit">{text('allow')}</Button>
    </form>
  );
}

/**
 * Lets a page use a token. The browser's question must be the first call of the click and may
 * close this page, so the choice is saved in the same breath and taken back after a no.
 */
function allowSite({ id, allowedSites }: TokenView, origin: string): void {
  const answer = requestAccess([accessPattern(origin)]);
  const others = allowedSites.filter((site) => site !== origin);
  const saved = send('token.edit', { id, allowedSites: [...others, origin] });
  void run(async () => {
    const granted = await answer.catch(() => false);
    // One that was allowed before stays so, and goes on saying that access is missing.
    if ((await saved) && !granted && !allowedSites.includes(origin))
      await send('token.edit', { id, allowedSites: others });
  });
}
