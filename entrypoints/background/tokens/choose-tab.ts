import { withChosenTab, withoutTab } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { includesOrigin } from '../../../core/shapes/any-port';
import { areInConflict } from '../../../core/token/conflicts';
import { pagesOf } from '../../../core/token/plain-http';
import { tokenOf } from '../../../core/vault/open-vault';
import { tabUrl } from '../../../platform/background/tabs';
import { removeTabFromRules } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { syncAll } from '../sync/sync-all';
import { requireVault } from '../vault/open-vault';

/**
 * Chooses the tab that the user looks at for a token, or takes it back.
 * @throws {InvalidInputError} `tab-not-at-api`: a page there could navigate the tab to the API at once
 */
export async function chooseTab(id: string, tabId: number, chosen: boolean): Promise<void> {
  if (chosen) {
    await requireAtHome(id, tabId);
    await choose(id, tabId);
    // It may have left before there was a choice that leaving takes back.
    await requireAtHome(id, tabId).catch(async (error: unknown) => {
      // Rules that were made meanwhile may list it.
      await removeTabFromRules({ tabId, noLongerChosenFor: [id], stillChosenFor: null }, () =>
        choices.change((now) => withoutTab(now, tabId, id)),
      );
      throw error;
    });
  } else {
    await choices.change((now) => withoutTab(now, tabId, id));
  }
  await syncAll();
}

/** Chooses a tab that shows nothing about anybody, such as one that was just opened. */
export async function chooseEmptyTab(id: string, tabId: number): Promise<void> {
  await choose(id, tabId);
  await syncAll();
}

async function choose(id: string, tabId: number): Promise<void> {
  const vault = await requireVault();
  const token = tokenOf(vault, id);
  const conflicts = [...vault.tokens.values()].filter((other) => areInConflict(token, other));
  const allowedOrigins = await homesOf(id);
  await choices.change((now) =>
    withChosenTab(
      now,
      { id, allowedOrigins },
      tabId,
      conflicts.map((conflict) => conflict.id),
    ),
  );
}

async function requireAtHome(id: string, tabId: number): Promise<void> {
  const url = await tabUrl(tabId);
  const allowedOrigins = await homesOf(id);
  if (url === null || !includesOrigin(allowedOrigins, new URL(url).origin))
    throw new InvalidInputError('tab-not-at-api');
}

async function homesOf(id: string): Promise<readonly string[]> {
  const token = tokenOf(await requireVault(), id);
  return [...token.origins, ...pagesOf(token)];
}
