import type { SiteView, TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import type { ThisTab } from '../../platform/this-tab';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { run, send } from '../state/send';
import { useUi } from '../state/store';
import { useSettled } from '../state/use-settled';
import { useNames } from './token-name';

interface LetInCardProps {
  readonly token: TokenView;
  readonly site: SiteView;
  readonly tab: ThisTab;
}

/** A page of the provider that may not use the token yet: why it gets no answer, and the click that changes that. */
export function LetInCard({ token, site, tab }: LetInCardProps) {
  const isOpened = useUi(({ snapshot }) => snapshot?.openedTabs.includes(tab.id) ?? false) || tab.inPopup;
  const settled = useSettled();
  const name = useNames()(token);
  const { url } = tab;
  return (
    <article className="card">
      <h2>{name}</h2>
      <p>{text(site.kind === 'docs' ? 'page_of_docs' : 'page_of_console', token.providerName)}</p>
      <p className="quiet">{text(isOpened ? 'let_in_opened' : 'let_in_until', site.origin)}</p>
      <div className="actions">
        {isOpened && url !== null && (
          <Button onClick={() => void send('page.open-own', { id: token.id, url })}>
            {text('open_in_own_tab')}
          </Button>
        )}
        {!isOpened && (
          <Button
            look="filled"
            busy={!settled}
            title={settled ? undefined : text('page_just_changed')}
            onClick={() => letIn(token, tab.id, site.origin)}
          >
            {text('let_in')}
          </Button>
        )}
      </div>
      <p className="quiet">{text('page_cant_tell')}</p>
    </article>
  );
}

/**
 * The browser's question must be the first call of the click and may close this page, so the wish is sent in the
 * same breath and taken back after a no.
 */
function letIn({ id }: TokenView, tabId: number, origin: string): void {
  const answer = requestAccess([accessPattern(origin)]);
  const saved = send('page.let-in', { id, tabId, origin });
  void run(async () => {
    const granted = await answer.catch(() => false);
    if ((await saved) && !granted) await send('page.let-out', { id, tabId });
  });
}
