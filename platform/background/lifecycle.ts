import { browser } from '../browser';

/** Opens the welcome view once, after the first install. */
export function openWelcomeOnInstall(path: string): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL(path) });
  });
}

/** Makes the browser start the background with every browser session. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}
