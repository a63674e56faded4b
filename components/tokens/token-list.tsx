import { useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { LongList } from '../controls/long-list';
import { SearchField } from '../controls/search-field';
import { text } from '../format/text';
import { searchTokens } from './token-name';
import { TokenRow } from './token-row';

const MANY = 6;

interface TokenListProps {
  readonly title: string;
  readonly tokens: readonly TokenView[];
}

/** Tokens that are not about this tab. */
export function TokenList({ title, tokens }: TokenListProps) {
  const [wanted, setWanted] = useState('');
  if (tokens.length === 0) return null;
  const found = searchTokens(tokens, wanted);
  return (
    <section className="stack">
      <div className="spread">
        <h2 className="overline">{title}</h2>
        {(tokens.length > MANY || wanted !== '') && (
          <SearchField label={text('search_tokens')} value={wanted} onChange={setWanted} />
        )}
      </div>
      <LongList items={found} row={(token) => <TokenRow key={token.id} token={token} />} />
      {found.length === 0 && <p className="quiet">{text('nothing_found')}</p>}
    </section>
  );
}
