import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../../components/controls/button';
import { Fact, SentLine } from '../../../components/controls/fact';
import { LongList } from '../../../components/controls/long-list';
import { SearchField } from '../../../components/controls/search-field';
import { Switch } from '../../../components/controls/switch';
import { hostText } from '../../../components/format/site-text';
import { listText, text } from '../../../components/format/text';
import { send } from '../../../components/state/send';
import { navigate } from '../../../components/state/store';
import { useBusy } from '../../../components/state/use-busy';
import { LimitLines } from '../../../components/tokens/limit-lines';
import { OutcomeLine } from '../../../components/tokens/outcome-line';
import { StatusLine } from '../../../components/tokens/status-line';
import { testToken } from '../../../components/tokens/test-token';
import { searchTokens, useNames } from '../../../components/tokens/token-name';
import type { TokenView } from '../../../core/pages/snapshot';

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
          <Button icon={Plus} onClick={() => navigate({ name: 'add' })}>
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

/** One token of the list: what it is, whether it is sent, and what can be done with it. */
function ManagedToken({ token }: { readonly token: TokenView }) {
  const { id } = token;
  const title = useId();
  const name = useNames()(token);
  const [testing, whileBusy] = useBusy();
  return (
    <li className="managed" aria-labelledby={title}>
      <div className="spread">
        <h3 id={title}>{name}</h3>
        <Switch
          label={text('switch_label', name)}
          word={text('use_it')}
          on={token.on}
          onChange={(on) => void send('token.edit', { id, on })}
        />
      </div>
      <StatusLine token={token} tabId={null} />
      <OutcomeLine token={token} />
      <LimitLines token={token} />
      <TokenFacts token={token} />
      <div className="actions">
        <Button onClick={() => navigate({ name: 'edit', id })}>{text('edit')}</Button>
        <Button busy={testing} onClick={() => whileBusy(() => testToken(token))}>
          {text(testing ? 'testing' : 'test')}
        </Button>
        <Button onClick={() => navigate({ name: 'replace', id })}>{text('replace')}</Button>
        <Button onClick={() => navigate({ name: 'reveal', id })}>{text('show_or_copy')}</Button>
        {token.scope === 'chosen-tabs' && !token.sharedWithApp && !token.plainHttp && (
          <Button look="plain" onClick={() => void send('token.edit', { id, scope: 'automatic' })}>
            {text('use_in_every_tab')}
          </Button>
        )}
        <Button look="plain" onClick={() => navigate({ name: 'revoke', id })}>
          {text('revoke_at', token.providerName)}
        </Button>
        <Button look="plain" onClick={() => void send('token.remove', { id })}>
          {text('remove')}
        </Button>
      </div>
    </li>
  );
}

/** What is sent, where, and from which pages. */
function TokenFacts({ token }: { readonly token: TokenView }) {
  return (
    <dl className="facts">
      <Fact word={text('fact_sends')}>
        {token.headerLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_to')}>
        {token.origins.map((origin) => (
          <SentLine key={origin}>{hostText(origin) + token.pathPrefix}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_from')}>
        {listText([
          text(token.scope === 'automatic' ? 'address_bar' : 'chosen_tabs'),
          ...token.allowedSites.map(hostText),
        ])}
      </Fact>
    </dl>
  );
}
