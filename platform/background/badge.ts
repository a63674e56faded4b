import { browser } from '../browser';

/** What the icon says in words of one to four characters, with its colour and its tooltip. */
export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

/**
 * Shows a badge, on one tab or on all that have none of their own.
 * A tab that is gone by now is no error.
 */
export async function showBadge(badge: Badge, tabId?: number): Promise<void> {
  const target = tabId === undefined ? {} : { tabId };
  try {
    await Promise.all([
      browser.action.setBadgeText({ ...target, text: badge.text }),
      browser.action.setBadgeBackgroundColor({ ...target, color: badge.colour }),
      browser.action.setTitle({ ...target, title: badge.title }),
    ]);
  } catch (error) {
    if (tabId === undefined) throw error;
  }
}
