import type { ChromiumSession } from '../../support/chromium';

/** The text on the toolbar icon while this tab is in front, as the browser has it. */
export async function badgeText(session: ChromiumSession, tabId: number): Promise<string> {
  const worker = await session.worker();
  return worker.evaluate((id) => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } };
    };
    return chrome.action.getBadgeText({ tabId: id });
  }, tabId);
}
