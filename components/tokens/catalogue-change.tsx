import type { CatalogueView, NewFacts, TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { Fact, SentLine } from '../controls/fact';
import { Notice } from '../controls/notice';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { run, send } from '../state/send';
import { navigate } from '../state/store';
import { useBusy } from '../state/use-busy';

interface CatalogueChangeProps {
  readonly token: TokenView;
  readonly catalogue: CatalogueView;
}

/** What this version says otherwise of a token's API. The token goes on as it was added until the user decides. */
export function CatalogueChange({ token, catalogue }: CatalogueChangeProps) {
  if (catalogue.kind === 'changed') return <Changed token={token} change={catalogue} />;
  return (
    <p className="quiet">
      {catalogue.kind === 'gone'
        ? text('catalogue_gone', token.providerName)
        : text('catalogue_renamed', token.providerName, catalogue.name)}
    </p>
  );
}

interface ChangedProps {
  readonly token: TokenView;
  readonly change: Extract<CatalogueView, { kind: 'changed' }>;
}

function Changed({ token, change }: ChangedProps) {
  const { id } = token;
  const { name, takeable, headerLines, origins, pathPrefix } = change;
  const [busy, whileBusy] = useBusy();
  // The browser's question must be the first call of the click.
  const take = () => {
    const answer = requestAccess(origins.map(accessPattern));
    return run(async () => {
      if (await answer)
        await send('token.take-changes', {
          id,
          shown: { headerLines: [...headerLines], origins: [...origins], pathPrefix },
        });
    });
  };
  return (
    <Notice
      actions={
        takeable ? (
          <Button busy={busy} onClick={() => whileBusy(take)}>
            {text('catalogue_take')}
          </Button>
        ) : (
          <Button onClick={() => navigate({ name: 'add', api: { id: token.providerId, name } })}>
            {text('catalogue_add_again')}
          </Button>
        )
      }
    >
      <p>{text('catalogue_changed', name)}</p>
      {!takeable && <p className="quiet">{text('catalogue_elsewhere')}</p>}
      <dl className="facts">
        <Fact word={text('catalogue_so_far')}>
          <SentTo facts={token} />
        </Fact>
        <Fact word={text('catalogue_now')}>
          <SentTo facts={change} />
        </Fact>
      </dl>
    </Notice>
  );
}

/** The exact lines, and each host by itself. */
function SentTo({ facts: { headerLines, origins, pathPrefix } }: { readonly facts: NewFacts }) {
  return (
    <>
      {headerLines.map((line) => (
        <SentLine key={line}>{line}</SentLine>
      ))}
      {origins.map((origin) => (
        <SentLine key={origin}>{hostText(origin) + pathPrefix}</SentLine>
      ))}
    </>
  );
}
