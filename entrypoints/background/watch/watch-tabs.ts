import { chosenFor, isAnyChosen, withoutTab } from '../../../core/browser-session/choices';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { followTabs } from '../../../platform/background/tabs';
import { readSnapshot } from '../../../platform/follow-snapshot';
import { returnUnusedAccess } from '../access/access';
import { returnedFromTab } from '../revoke/revocation';
import { syncRules } from '../rules/sync-rules';
import { ready } from '../start/ready';
import { choices, sent } from '../stores/choices';
import { showTabBadge } from '../sync/badges';
import { endGuestsUnlessAt, noteOpened, noteTabsFromBefore } from '../sync/guests';
import { syncAll, syncPages } from '../sync/sync-all';
import { noteLoad, noteNewTab, noteOpener } from './new-tabs';
import { forgetPage, notePageShown } from './watch-pages';

/** Chosen tabs lose their choice when they leave the API; badges follow navigations. */
export function watchTabs(): void {
  followTabs({
    created: async (tabId, openerId, byPage) => {
      noteNewTab(tabId, openerId);
      await noteTabsFromBefore();
      if (byPage) await noteOpened([tabId]);
      if (openerId !== null) await noteOpener(tabId, openerId);
      await followOpenTabs();
      if (!byPage) return;
      // The page in front may be the new one already, and its card says so.
      await ready();
      await syncPages();
    },
    navigated: async (tabId, page) => {
      noteLoad(tabId, page.loaded);
      await notePageShown(tabId, page);
      await showTabBadge(await readSnapshot(), tabId, page.url);
    },
    activated: async (tabId) => {
      await ready();
      await noticeReturn(tabId);
    },
    closed: async (tabId) => {
      await ready();
      await forgetTab(tabId);
      await followOpenTabs();
      await returnedFromTab(tabId, true);
    },
  });
}

/**
 * Brings the rules in line with the tabs that are open. Rules list tabs in two cases: where we are let into private
 * windows, they list those of the other windows; where a tab is chosen for a token, the rules of conflicting tokens list all
 * others. No stored answer depends on that.
 */
async function followOpenTabs(): Promise<void> {
  if (!isAnyChosen(await choices.read()) && !(await seesPrivateWindows())) return;
  await ready();
  await syncRules(Date.now());
  await syncPages();
}

/** Checks a revocation when the user comes back from the provider's page. */
async function noticeReturn(tabId: number): Promise<void> {
  const left: number[] = [];
  await choices.change((now) => {
    const next = Object.values(now.revokeTabs).includes(tabId) ? tabId : null;
    if (now.visiting === next) return now;
    if (now.visiting !== null) left.push(now.visiting);
    return { ...now, visiting: next };
  });
  for (const tab of left) await returnedFromTab(tab, false);
}

async function forgetTab(tabId: number): Promise<void> {
  const before = await choices.read();
  const chosen = tabId in before.shown || chosenFor(before, tabId).length > 0;
  if (chosen) await choices.change((now) => withoutTab(now, tabId));
  await forgetPage(tabId);
  if (before.opened.includes(tabId))
    await choices.change((now) => ({ ...now, opened: now.opened.filter((tab) => tab !== tabId) }));
  const hasEnded = await endGuestsUnlessAt(tabId, null);
  await sent.change((now) => {
    if (!(tabId in now)) return now;
    const { [String(tabId)]: _closed, ...rest } = now;
    return rest;
  });
  if (chosen || hasEnded) await syncAll();
  if (hasEnded) await returnUnusedAccess();
}
