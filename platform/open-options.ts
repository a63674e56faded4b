import { browser } from './browser';

/** Opens the options page in a tab, or comes back to it when it is open. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/**
 * Opens the options page at a place of it, or takes the open one there.
 * @param place what stands behind the `#`
 */
export async function openOptionsAt(place: string): Promise<void> {
  const page = browser.runtime.getURL('/options.html');
  const url = `${page}#${place}`;
  // Addresses of our own pages are visible to us without any permission.
  const tabs = await browser.tabs.query({});
  const open = tabs.find((tab) => tab.url?.split('#')[0] === page);
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { url, active: true });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}
