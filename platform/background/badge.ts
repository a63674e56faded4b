import { browser } from '../browser';

/** The words of the icon, one to four characters, with its colour and its tooltip. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

/** Shows a badge on one tab. A tab that is already gone is no error. */
export async function showBadge(badge: Badge, tabId: number): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: badge.text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
      browser.action.setTitle({ tabId, title: badge.title }),
    ]);
  } catch {
    // The tab was closed.
  }
}
