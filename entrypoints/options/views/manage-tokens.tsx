import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/controls/button';
import { LongList } from '../../../components/controls/long-list';
import { SearchField } from '../../../components/controls/search-field';
import { text } from '../../../components/format/text';
import { go } from '../../../components/state/go';
import { searchTokens } from '../../../components/tokens/search-tokens';
import type { TokenView } from '../../../core/pages/snapshot';
import { ManagedToken } from './managed-token';

/** All tokens, with what can be changed about them. */
export function ManageTokens({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const [wanted, setWanted] = useState('');
  const found = searchTokens(tokens, wanted);
  return (
    <section className="panel" aria-labelledby="tokens">
      <div className="spread">
        <h2 id="tokens">{text('tokens')}</h2>
        <div className="actions">
          {tokens.length > 0 && (
            <SearchField label={text('search_tokens')} value={wanted} onChange={setWanted} />
          )}
          <Button icon={Plus} onClick={() => go({ name: 'add' })}>
            {text('add_title')}
          </Button>
        </div>
      </div>
      {tokens.length === 0 && <p className="quiet">{text('no_tokens')}</p>}
      {tokens.length > 0 && found.length === 0 && <p className="quiet">{text('nothing_found')}</p>}
      <LongList items={found} row={(token) => <ManagedToken key={token.id} token={token} />} />
    </section>
  );
}
