import type { ExtraHeader, TokenView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { act } from '../state/act';
import { AddHeader } from './add-header';

/** Headers that are sent beside the token: the provider's, and the user's own. No secrets. */
export function HeadersEditor({ token }: { readonly token: TokenView }) {
  const { id, companions } = token;
  const save = (kept: readonly ExtraHeader[]) => act('token.edit', { id, companions: [...kept] });
  return (
    <section className="stack" aria-labelledby="extra-headers">
      <h2 id="extra-headers">{text('extra_headers')}</h2>
      <p className="quiet">{text('extra_headers_hint')}</p>
      <ul className="rows">
        {companions.map((header) => (
          <li key={header.name} className="site-row">
            <span className="site-name">
              <code>
                {header.name}: {header.value}
              </code>{' '}
              {header.sentOn === 'navigation' && (
                <span className="quiet">{text('header_on_navigation')}</span>
              )}
            </span>
            <Button
              look="plain"
              aria-label={text('remove_header', header.name)}
              onClick={() => void save(companions.filter((other) => other !== header))}
            >
              {text('remove_short')}
            </Button>
          </li>
        ))}
      </ul>
      <AddHeader onAdd={(header) => save([...companions, header])} />
    </section>
  );
}
