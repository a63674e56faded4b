import { withoutTab } from '../../core/session/choices';
import { followTabs } from '../../platform/background/tabs';
import { readSnapshot } from '../../platform/follow-snapshot';
import { showTabBadge } from './badges';
import { choices, sent } from './choices';
import { ready } from './ready';
import { returnedFromTab } from './revocation';
import { openedVault } from './session';
import { settle } from './settle';

/** Chosen tabs lose their choice when they leave the API; badges follow navigations. */
export function watchTabs(): void {
  followTabs({
    navigated: async (tabId, url) => {
      await ready();
      await disarmUnlessAtHome(tabId, url);
      await showTabBadge(await readSnapshot(), tabId, url);
    },
    activated: async (tabId) => {
      await ready();
      await noteVisit(tabId);
    },
    closed: async (tabId) => {
      await ready();
      await forgetTab(tabId);
      await returnedFromTab(tabId);
    },
  });
}

/** Coming back from the provider's page is when a revocation is worth checking. */
async function noteVisit(tabId: number): Promise<void> {
  const { visiting, revokeTabs } = await choices.read();
  const next = Object.values(revokeTabs).includes(tabId) ? tabId : null;
  if (visiting === next) return;
  await choices.change((now) => ({ ...now, visiting: next }));
  if (visiting !== null) await returnedFromTab(visiting);
}

async function disarmUnlessAtHome(tabId: number, url: string | null): Promise<void> {
  const { chosenTabs } = await choices.read();
  const ids = Object.keys(chosenTabs).filter((id) => chosenTabs[id]?.includes(tabId));
  if (ids.length === 0) return;
  const vault = await openedVault();
  const origin = url === null ? null : new URL(url).origin;
  const away = ids.filter((id) => {
    const token = vault?.tokens.get(id);
    return origin === null || ![...(token?.origins ?? []), ...(token?.allowedSites ?? [])].includes(origin);
  });
  if (away.length === 0) return;
  await choices.change((now) => away.reduce((rest, id) => withoutTab(rest, tabId, id), now));
  await settle();
}

async function forgetTab(tabId: number): Promise<void> {
  const before = await choices.read();
  const chosen = Object.values(before.chosenTabs).some((tabs) => tabs.includes(tabId));
  if (chosen) await choices.change((now) => withoutTab(now, tabId));
  await sent.change((now) => {
    if (!(tabId in now)) return now;
    const { [String(tabId)]: _closed, ...rest } = now;
    return rest;
  });
  if (chosen) await settle();
}
