import { type FormEvent, use, useRef } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { store } from '../state/store';
import { allowSite } from './allow-site';
import { ADDS } from './submit-typed';
import { typedOrigin } from './typed-origin';
import { TypedContext } from './use-typed';

/** Another page by its address. */
export function AddSite({ token }: { readonly token: TokenView }) {
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
