import { Pin } from 'lucide-react';
import { later } from '../../../components/controls/later';
import { ProblemNotice } from '../../../components/controls/notice';
import { ViewHeading } from '../../../components/controls/view-heading';
import { hostText, secureOrigin } from '../../../components/format/site-text';
import { text } from '../../../components/format/text';
import { KeepCard } from '../../../components/lock/keep-card';
import { WaitingNotices } from '../../../components/shell/waiting-notices';
import { useUi } from '../../../components/state/store';
import { conflictGroups } from '../../../components/tokens/conflict-groups';
import { lettableTo } from '../../../components/tokens/lettable-to';
import { TabCard } from '../../../components/tokens/tab-card';
import { TokenList } from '../../../components/tokens/token-list';
import type { Snapshot } from '../../../core/pages/snapshot';
import { isAboutTab } from '../../../core/reach/reach';
import { inWelcome } from '../../../platform/page-place';

const AddThisApi = later(async () => (await import('../../../components/tokens/add-this-api')).AddThisApi);
const LetInCard = later(async () => (await import('../../../components/tokens/let-in-card')).LetInCard);
const DescriptionOffer = later(
  async () => (await import('../../../components/tokens/description-offer')).DescriptionOffer,
);

/** Is a token sent from this tab, which one, and did the API accept it. */
export function ThisTab({ snapshot }: { readonly snapshot: Snapshot }) {
  const tab = useUi((state) => state.tab);
  const url = tab?.url ?? null;
  const here = snapshot.tokens.filter((token) => isAboutTab(token, { id: tab?.id ?? null, url }));
  const others = snapshot.tokens.filter((token) => !here.includes(token));
  const origin = secureOrigin(url);
  const offered = lettableTo(snapshot.tokens, origin, tab?.id ?? null);
  return (
    <>
      <WaitingNotices snapshot={snapshot} />
      <ProblemNotice />
      <ViewHeading>
        <span className="overline">{text('this_tab')}</span>{' '}
        {origin !== null && <span className="mono">{hostText(origin)}</span>}
      </ViewHeading>
      {here.length === 0 && offered.length === 0 && (
        <>
          <p className="quiet">{text('not_an_api')}</p>
          <DescriptionOffer url={url} />
          {url !== null && <AddThisApi url={url} />}
        </>
      )}
      {conflictGroups(here).map((group) => (
        <TabCard key={group[0]?.id} tokens={group} />
      ))}
      {tab !== null &&
        offered.map(({ token, site }) => <LetInCard key={token.id} token={token} site={site} tab={tab} />)}
      <KeepCard />
      <PinHint />
      <TokenList title={text(here.length === 0 ? 'your_tokens' : 'other_tokens')} tokens={others} />
    </>
  );
}

/** In the tab that opens after install: how to find Keybearer again. */
function PinHint() {
  if (!inWelcome()) return null;
  return (
    <p className="icon-line">
      <Pin size={16} className="tone-none" />
      {text('pin_hint')}
    </p>
  );
}
