import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { Fact, SentLine } from '../../../../components/controls/fact';
import { ProblemNotice } from '../../../../components/controls/notice';
import { Outside } from '../../../../components/controls/outside';
import { outcomeText } from '../../../../components/format/outcome-text';
import { hostText } from '../../../../components/format/site-text';
import { countText, type TextKey, text } from '../../../../components/format/text';
import { HostLine, hostName } from '../../../../components/pending/address-notes';
import { Monogram } from '../../../../components/pending/provider-rows';
import { run } from '../../../../components/state/send';
import { navigate, problemOf, useUi } from '../../../../components/state/store';
import { OutcomeIcon } from '../../../../components/tokens/outcome-line';
import { useShortNames } from '../../../../components/tokens/token-name';
import type { ProviderPage as Page } from '../../../../core/pages/provider-page';
import type { TokenView } from '../../../../core/pages/snapshot';
import { sendMessage } from '../../../../platform/send-message';
import { leaveFor, openPage } from '../../place';
import { SectionHeading } from '../section-heading';

const CONFIDENCE: Readonly<Record<NonNullable<Page['confidence']>, TextKey>> = {
  high: 'confidence_high',
  medium: 'confidence_medium',
  low: 'confidence_low',
};

/** What Keybearer knows of one provider, and from where. It is read when the page is opened. */
export function ProviderPage({ id }: { readonly id: string }) {
  const page = useProviderPage(id);
  if (page === null) return <ProblemNotice />;
  return (
    <>
      <SectionHeading back="providers">
        <span className="provider-title">
          <Monogram id={page.id} name={page.name} own={page.own} />
          <bdi>{page.name}</bdi>
        </span>
      </SectionHeading>
      <ProblemNotice />
      <section className="panel" aria-label={page.name}>
        <p>{text(page.confidence === null ? 'confidence_own' : CONFIDENCE[page.confidence])}</p>
        <dl className="facts wide-facts">
          <Sent page={page} />
          <Hosts page={page} />
          <Checks page={page} />
          <Revoking page={page} />
          {page.sites.length > 0 && (
            <Fact word={text('provider_pages')}>
              {page.sites.map(({ origin, kind }) => (
                <span key={origin} className="block">
                  <Outside url={`${origin}/`}>{hostText(origin)}</Outside>{' '}
                  <span className="quiet">{text(kind === 'docs' ? 'site_docs' : 'site_console')}</span>
                </span>
              ))}
            </Fact>
          )}
        </dl>
      </section>
      <Tokens page={page} />
      {!page.own && <Sources page={page} />}
    </>
  );
}

interface PartProps {
  readonly page: Page;
}

/** The exact header lines, what goes beside them, and what the user gives. */
function Sent({ page }: PartProps) {
  const { headerLines, extraHeaders, elsewhere, fields } = page;
  return (
    <>
      <Fact word={text('fact_sends')}>
        {headerLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
        {headerLines.length === 0 && text('provider_no_header')}
        {elsewhere !== null && <span className="block quiet">{elsewhereText(elsewhere)}</span>}
      </Fact>
      {extraHeaders.length > 0 && (
        <Fact word={text('provider_beside')}>
          {extraHeaders.map(({ name, value, sentOn }) => (
            <span key={name} className="block">
              <SentLine>{`${name}: ${value}`}</SentLine>
              {sentOn === 'navigation' && (
                <span className="block quiet">{text('provider_beside_navigation')}</span>
              )}
            </span>
          ))}
        </Fact>
      )}
      {fields.length > 0 && (
        <Fact word={text('provider_fields')}>
          {fields.map((field) => (
            <span key={field.label} className="block">
              {fieldText(field)}
            </span>
          ))}
        </Fact>
      )}
    </>
  );
}

function elsewhereText({ place, names }: NonNullable<Page['elsewhere']>): string {
  if (place === 'path') return text('provider_in_path');
  return text(place === 'query' ? 'provider_in_query' : 'provider_in_body', names.join(', '));
}

function fieldText({ label, secret, optional, fromToken }: Page['fields'][number]): string {
  if (fromToken) return text('provider_field_cut', label);
  if (secret) return text('provider_field_secret', label);
  return optional ? text('provider_field_optional', label) : label;
}

/** Where it goes. The part of a host that somebody registered is bold. */
function Hosts({ page }: PartProps) {
  const { hosts, ownServer, pathPrefix, sharedWithApp, getActs } = page;
  const notes = [
    ownServer && text('provider_own_server'),
    pathPrefix !== '' && text('provider_below', pathPrefix),
    sharedWithApp && text('provider_shared'),
    getActs && text('provider_get_acts'),
  ].filter((note) => note !== false);
  return (
    <Fact word={text('fact_to')}>
      {hosts.map(({ host, region }) => (
        <span key={hostName(host)} className="host-of-region">
          <HostLine host={host} />
          {region !== null && <span className="quiet">{region}</span>}
        </span>
      ))}
      {notes.map((note) => (
        <span key={note} className="block quiet">
          {note}
        </span>
      ))}
    </Fact>
  );
}

/** What a test asks, as whole addresses. */
function Checks({ page }: PartProps) {
  const { checks, hosts, seenRefusing, asksFirst, own } = page;
  return (
    <Fact word={text('provider_checks')}>
      {checks.length === 0 && text('provider_no_checks')}
      {checks.map(({ method, address }) => (
        <SentLine key={`${method} ${address}`}>{`${method} ${address}`}</SentLine>
      ))}
      {checks.length > 0 && hosts.length > 1 && (
        <span className="block quiet">{text('provider_check_hosts')}</span>
      )}
      {!own && (
        <span className="block quiet">
          {seenRefusing === null
            ? text('provider_never_refused')
            : text('provider_seen_refusing', seenRefusing)}
        </span>
      )}
      {!own && page.confidence !== 'low' && asksFirst && (
        <span className="block quiet">{text('provider_asks_first')}</span>
      )}
    </Fact>
  );
}

/** What *Revoke* does: by a call where there is one, else at the vendor's page. */
function Revoking({ page: { revoke, docs } }: PartProps) {
  const { call, pages, steps } = revoke;
  return (
    <Fact word={text('provider_revoke')}>
      {call !== null && (
        <>
          {text('provider_revoke_call')}
          <SentLine>{call}</SentLine>
        </>
      )}
      {call === null && text(pages.length === 0 ? 'provider_revoke_unknown' : 'provider_revoke_page')}
      {call === null && pages.length === 0 && docs !== null && (
        <span className="block quiet">
          {text('provider_revoke_docs')} <Outside url={docs}>{hostText(docs)}</Outside>
        </span>
      )}
      {pages.map(({ url, region }) => (
        <span key={url} className="block">
          <Outside url={url}>{hostText(url)}</Outside>{' '}
          {region !== null && <span className="quiet">{region}</span>}
        </span>
      ))}
      {steps.length > 0 && <span className="block quiet">{steps.join(' › ')}</span>}
    </Fact>
  );
}

const NONE: readonly TokenView[] = [];

/** The user's tokens of it, and the way to another one. */
function Tokens({ page }: PartProps) {
  const all = useUi(({ snapshot }) => snapshot?.tokens ?? NONE);
  const nameOf = useShortNames();
  const tokens = all.filter(({ providerId }) => providerId === page.id);
  return (
    <section className="panel" aria-labelledby="provider-tokens">
      <div className="spread">
        <h2 id="provider-tokens">
          {text('provider_tokens')}
          {tokens.length > 0 && <span className="quiet count">{countText(tokens.length)}</span>}
        </h2>
        {page.confidence !== 'low' && (
          <Button onClick={() => navigate({ name: 'add', api: { id: page.id, name: page.name } })}>
            {text('add_title')}
          </Button>
        )}
      </div>
      {tokens.length === 0 && <p className="quiet">{text('provider_tokens_none')}</p>}
      <ul className="rows">
        {tokens.map((token) => (
          <li key={token.id} className="token-line">
            <OutcomeIcon outcome={token.test?.outcome ?? null} size={14} />
            <button type="button" className="row-link" onClick={() => openPage('token', token.id)}>
              <bdi>{nameOf(token)}</bdi>
            </button>
            <span className="quiet">
              {token.test === null ? text('not_tested') : outcomeText(token.test.outcome, token.providerName)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The vendor's documents and others that say all this, and what none of them settles. */
function Sources({ page }: PartProps) {
  const { docs, sources, unverified, note } = page;
  return (
    <section className="panel" aria-labelledby="provider-sources">
      <h2 id="provider-sources">{text('provider_where_from')}</h2>
      <dl className="facts wide-facts">
        {docs !== null && (
          <Fact word={text('provider_docs')}>
            <Outside url={docs}>{hostText(docs)}</Outside>
          </Fact>
        )}
        <Fact word={text('provider_sources')}>
          {sources.length === 0 && text('provider_sources_none')}
          {sources.map((source) => (
            <span key={source} className="block">
              <Source source={source} />
            </span>
          ))}
        </Fact>
        {unverified.length > 0 && (
          <Fact word={text('provider_unverified')}>
            {unverified.map((part) => (
              <span key={part} className="block">
                {part}
              </span>
            ))}
          </Fact>
        )}
        {note !== null && <Fact word={text('provider_note')}>{note}</Fact>}
      </dl>
    </section>
  );
}

/** An address is a link; anything else, such as a file of a repository, is text. */
function Source({ source }: { readonly source: string }) {
  const isAddress = source.startsWith('https://') && URL.canParse(source);
  return isAddress ? <Outside url={source}>{hostText(source)}</Outside> : <span>{source}</span>;
}

/** @returns null until it is there. One that nobody knows leads back to the list */
function useProviderPage(id: string): Page | null {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void run(async () => {
      try {
        const answer = await sendMessage('providers.get', { id });
        if (isCurrent) setPage(answer);
      } catch (error) {
        if (problemOf(error).code !== 'not-found') throw error;
        if (isCurrent) leaveFor('providers');
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return page;
}
