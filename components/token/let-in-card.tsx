import type { SiteView, TokenView } from '../../core/snapshot/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { tokenTitle } from '../../core/token/token-title';
import { requestAccess } from '../../platform/access';
import { openInOwnTab, type ThisTab } from '../../platform/this-tab';
import { Button } from '../controls/button';
import { act, attempt } from '../state/act';
import { useUi } from '../state/use-ui';
import { text } from '../text';
import { hostText } from '../words/site-text';

/** Those for which letting a page in makes a difference. */
const SENDS: readonly TokenView['status'][] = ['sent', 'no-tab-chosen', 'no-visit'];

/**
 * Tokens that a page may be let use, because it is one of the provider's own by its record.
 * @param origin what the tab shows
 */
export function lettableTo(
  tokens: readonly TokenView[],
  origin: string | null,
  tabId: number | null,
): readonly { readonly token: TokenView; readonly site: SiteView }[] {
  if (origin === null || tabId === null) return [];
  return tokens.flatMap((token) => {
    const site = token.suggestedSites.find((each) => each.origin === origin);
    const may = token.allowedSites.includes(origin) || token.guests[tabId] === origin;
    return site === undefined || may || !SENDS.includes(token.status) ? [] : [{ token, site }];
  });
}

interface LetInCardProps {
  readonly token: TokenView;
  readonly site: SiteView;
  readonly tab: ThisTab;
}

/** A page of the provider that may not use the token yet: why it gets no answer, and the click that changes that. */
export function LetInCard({ token, site, tab }: LetInCardProps) {
  const isOpened = useUi(({ snapshot }) => snapshot?.openedTabs.includes(tab.id) ?? false) || tab.inPopup;
  const { url } = tab;
  return (
    <article className="card">
      <h2>{tokenTitle(token)}</h2>
      <p>{text(site.kind === 'docs' ? 'page_of_docs' : 'page_of_console', token.providerName)}</p>
      <p className="quiet">{text(isOpened ? 'let_in_opened' : 'let_in_until', site.origin)}</p>
      <div className="actions">
        {isOpened && url !== null && (
          <Button onClick={() => void attempt(() => openInOwnTab(url))}>{text('open_in_own_tab')}</Button>
        )}
        {!isOpened && (
          <Button look="filled" onClick={() => letIn(token, tab.id, site.origin)}>
            {text('let_in')}
          </Button>
        )}
      </div>
      <p className="quiet">{text('page_cant_tell')}</p>
    </article>
  );
}

/** Says that the page of this tab may use the token, and ends that. */
export function GuestLine({ token, tabId }: { readonly token: TokenView; readonly tabId: number }) {
  return (
    <p>
      {text('let_in_now', hostText(token.guests[tabId] ?? ''))}{' '}
      <Button look="link" onClick={() => void act('page.let-out', { id: token.id, tabId })}>
        {text('let_out')}
      </Button>
    </p>
  );
}

/**
 * The browser's question must be the first call of the click and may close this page, so the wish is sent in the
 * same breath and taken back after a no.
 */
function letIn({ id }: TokenView, tabId: number, origin: string): void {
  const answer = requestAccess([accessPattern(origin)]);
  const saved = act('page.let-in', { id, tabId, origin });
  void attempt(async () => {
    const granted = await answer.catch(() => false);
    if ((await saved) && !granted) await act('page.let-out', { id, tabId });
  });
}
