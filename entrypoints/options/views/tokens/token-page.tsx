import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { Fact, SentLine } from '../../../../components/controls/fact';
import { ProblemNotice } from '../../../../components/controls/notice';
import { Switch } from '../../../../components/controls/switch';
import { identityShort } from '../../../../components/format/identity-text';
import { outcomeText } from '../../../../components/format/outcome-text';
import { hostText } from '../../../../components/format/site-text';
import { dayText, listText, momentText, text } from '../../../../components/format/text';
import { run, send } from '../../../../components/state/send';
import { navigate } from '../../../../components/state/store';
import { useBusy } from '../../../../components/state/use-busy';
import { LimitLines } from '../../../../components/tokens/limit-lines';
import { OutcomeLine } from '../../../../components/tokens/outcome-line';
import { StatusLine } from '../../../../components/tokens/status-line';
import { testToken } from '../../../../components/tokens/test-token';
import { useNames } from '../../../../components/tokens/token-name';
import type { ActivityEntry } from '../../../../core/activity/activity';
import type { TokenFacts } from '../../../../core/messages/options-messages';
import type { TokenView } from '../../../../core/pages/snapshot';
import { providerTitle, tokenTitle } from '../../../../core/token/token-title';
import { sendMessage } from '../../../../platform/send-message';
import { openPage } from '../../place';
import { ActivityList } from '../activity-section';
import { SectionHeading } from '../section-heading';

/** Everything about one token, and what can be done with it. */
export function TokenPage({ token }: { readonly token: TokenView }) {
  const { id, providerName } = token;
  const name = useNames()(token);
  const facts = useFacts(token);
  const [testing, whileBusy] = useBusy();
  return (
    <>
      <SectionHeading
        back="tokens"
        end={
          <Switch
            label={text('switch_label', name)}
            word={text('use_it')}
            on={token.on}
            onChange={(on) => void send('token.edit', { id, on })}
          />
        }
      >
        <bdi>{name}</bdi>
      </SectionHeading>
      <ProblemNotice />
      <section className="panel" aria-label={name}>
        <StatusLine token={token} tabId={null} />
        <OutcomeLine token={token} />
        <LimitLines token={token} />
        <Facts token={token} facts={facts} />
        <div className="actions">
          <Button busy={testing} onClick={() => whileBusy(() => testToken(token))}>
            {text(testing ? 'testing' : 'test')}
          </Button>
          <Button onClick={() => navigate({ name: 'replace', id })}>{text('replace')}</Button>
          <Button onClick={() => navigate({ name: 'reveal', id })}>{text('show_or_copy')}</Button>
          <Button onClick={() => navigate({ name: 'edit', id })}>{text('edit')}</Button>
          {token.scope === 'chosen-tabs' && !token.sharedWithApp && !token.plainHttp && (
            <Button look="plain" onClick={() => void send('token.edit', { id, scope: 'automatic' })}>
              {text('use_in_every_tab')}
            </Button>
          )}
        </div>
        <div className="footing">
          <p className="quiet">{text('token_remove_hint', providerName)}</p>
          <div className="actions">
            <Button onClick={() => void send('token.remove', { id })}>{text('remove')}</Button>
            <Button onClick={() => navigate({ name: 'revoke', id })}>
              {text('revoke_at', providerName)}
            </Button>
          </div>
        </div>
      </section>
      <TokenActivity token={token} />
    </>
  );
}

interface FactsProps {
  readonly token: TokenView;
  /** Null until they are there. */
  readonly facts: TokenFacts | null;
}

/** What is sent, where, from which pages, and since when it is here. */
function Facts({ token, facts }: FactsProps) {
  const { providerId, test, expiresAt, companions, headerLines } = token;
  const account = identityShort(test);
  const secretLines = headerLines.slice(0, headerLines.length - companions.length);
  return (
    <dl className="facts wide-facts">
      <Fact word={text('fact_provider')}>
        {facts?.hasProvider === false ? (
          <bdi>{providerTitle(token)}</bdi>
        ) : (
          <Button
            look="link"
            aria-label={text('see_provider', providerTitle(token))}
            onClick={() => openPage('provider', providerId)}
          >
            <bdi>{providerTitle(token)}</bdi>
          </Button>
        )}
      </Fact>
      {account !== null && (
        <Fact word={text('fact_account')}>
          <bdi>{account}</bdi>
        </Fact>
      )}
      <Fact word={text('fact_sends')}>
        {secretLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
        {companions.map(({ name, value, sentOn }) => (
          <span key={name} className="block">
            <SentLine>{`${name}: ${value}`}</SentLine>
            {sentOn === 'navigation' && (
              <span className="quiet block">{text('provider_beside_navigation')}</span>
            )}
          </span>
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
      {facts?.fields.map(({ label, value }) => (
        <Fact key={label} word={label}>
          <code>{value}</code>
        </Fact>
      ))}
      {expiresAt !== null && <Fact word={text('fact_expiry')}>{dayText(expiresAt)}</Fact>}
      {test !== null && (
        <Fact word={text('fact_last_test')}>
          {outcomeText(test.outcome, token.providerName)}, {momentText(test.at)}
          <SentLine>{`${test.method} ${test.asked}`}</SentLine>
        </Fact>
      )}
      {facts !== null && <Fact word={text('fact_added')}>{momentText(facts.createdAt)}</Fact>}
      {facts !== null && facts.replacedAt !== null && (
        <Fact word={text('fact_replaced')}>{momentText(facts.replacedAt)}</Fact>
      )}
    </dl>
  );
}

/** Asked for again whenever the token changes. */
function useFacts(token: TokenView): TokenFacts | null {
  const [facts, setFacts] = useState<TokenFacts | null>(null);
  useEffect(() => {
    let isCurrent = true;
    // Nothing is said where they can't be read: all that matters is in the token itself.
    sendMessage('token.facts', { id: token.id }).then(
      (answer) => isCurrent && setFacts(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [token]);
  return facts;
}

/** What is noted under this token's name, newest first. Read when it is opened. */
function TokenActivity({ token }: { readonly token: TokenView }) {
  const [entries, setEntries] = useState<readonly ActivityEntry[] | null>(null);
  const title = tokenTitle(token);
  const read = () =>
    run(async () => {
      const all = await sendMessage('activity.get', {});
      setEntries(all.filter(({ about }) => about === title));
    });
  return (
    <section className="panel" aria-labelledby="token-activity">
      <h2 id="token-activity">{text('token_activity')}</h2>
      <p className="quiet">{text('token_activity_hint')}</p>
      <details
        className="details"
        onToggle={(event) => (event.currentTarget.open ? void read() : setEntries(null))}
      >
        <summary>{text('activity_show')}</summary>
        {entries?.length === 0 && <p className="quiet">{text('activity_nothing_here')}</p>}
        {entries !== null && entries.length > 0 && <ActivityList entries={entries} />}
      </details>
    </section>
  );
}
