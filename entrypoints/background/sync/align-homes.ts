import { withHomes } from '../../../core/browser-session/choices';
import { tabUrl } from '../../../platform/background/tabs';
import { choices } from '../stores/choices';
import { openedVault } from '../vault/open-vault';

/**
 * A tab that was chosen may show the API and the pages that may use the token. When those have changed, a tab
 * that shows none of them any more is no longer chosen.
 */
export async function alignHomes(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  const { chosenTabs, homes } = await choices.read();
  for (const [id, tabs] of Object.entries(chosenTabs)) {
    const token = vault.tokens.get(id);
    if (token === undefined || tabs.length === 0) continue;
    const now = [...token.origins, ...token.allowedSites];
    if (homes[id] === undefined || now.join() === homes[id].join()) continue;
    const shown = await Promise.all(tabs.map(async (tab) => ({ tab, url: await tabUrl(tab) })));
    const away = shown.flatMap(({ tab, url }) =>
      url !== null && now.includes(new URL(url).origin) ? [] : [tab],
    );
    await choices.change((before) => withHomes(before, { id, homes: now }, away));
  }
}
