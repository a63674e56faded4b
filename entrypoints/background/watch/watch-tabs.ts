import { withoutTab, withVisit } from '../../../core/session/choices';
import { seesPrivateWindows } from '../../../platform/background/private-windows';
import { followTabs } from '../../../platform/background/tabs';
import { readSnapshot } from '../../../platform/follow-snapshot';
import { ready } from '../ready';
import { returnedFromTab } from '../revoke/revocation';
import { applyRules } from '../rules/apply-rules';
import { detachTab } from '../rules/withdraw-rules';
import { showTabBadge } from '../state/badges';
import { choices, sent } from '../state/choices';
import { settle, showState } from '../state/settle';

/** Chosen tabs lose their choice when they leave the API; badges follow navigations. */
export function watchTabs(): void {
  followTabs({
    created: followOpenTabs,
    navigated: async (tabId, url) => {
      // Before the vault is opened: a page there could send the tab back to the API meanwhile.
      const left = await disarmUnlessAtHome(tabId, url);
      await ready();
      if (left) await settle();
      await showTabBadge(await readSnapshot(), tabId, url);
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

/** Where we are let into private windows, rules list the tabs of the others. No stored answer depends on that. */
async function followOpenTabs(): Promise<void> {
  if (!(await seesPrivateWindows())) return;
  await ready();
  await applyRules(Date.now());
  await showState();
}

/** Coming back from the provider's page is when a revocation is worth checking. */
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

/** @returns whether the tab had been chosen and has left */
async function disarmUnlessAtHome(tabId: number, url: string | null): Promise<boolean> {
  const { chosenTabs, homes, visits } = await choices.read();
  const origin = url === null ? null : new URL(url).origin;
  const away = Object.keys(chosenTabs).filter(
    (id) => chosenTabs[id]?.includes(tabId) && (origin === null || !homes[id]?.includes(origin)),
  );
  const visited = visits[tabId];
  const ended = visited !== undefined && visited !== origin;
  if (away.length === 0 && !ended) return false;
  await detachTab(tabId, away, ended ? visited : undefined);
  await choices.change((now) => {
    const rest = away.reduce((before, id) => withoutTab(before, tabId, id), now);
    return ended ? withVisit(rest, tabId, null) : rest;
  });
  return true;
}

async function forgetTab(tabId: number): Promise<void> {
  const before = await choices.read();
  const chosen =
    tabId in before.visits || Object.values(before.chosenTabs).some((tabs) => tabs.includes(tabId));
  if (chosen) await choices.change((now) => withVisit(withoutTab(now, tabId), tabId, null));
  await sent.change((now) => {
    if (!(tabId in now)) return now;
    const { [String(tabId)]: _closed, ...rest } = now;
    return rest;
  });
  if (chosen) await settle();
}
