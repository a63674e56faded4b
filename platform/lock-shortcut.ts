import { browser } from './browser';

/** Name of the command in the manifest (`scripts/manifest.ts`). */
export const LOCK_COMMAND = 'lock';

interface FirefoxCommands {
  openShortcutSettings?(): Promise<void>;
}

/** The keys that lock, as the browser writes them; null when the user or another extension took them. */
export async function lockShortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === LOCK_COMMAND)?.shortcut || null;
}

/** Opens the browser's own page for that. Chrome and Edge share an address; Firefox has a call (137). */
export async function openShortcutSettings(): Promise<void> {
  const commands = browser.commands as FirefoxCommands;
  if (commands.openShortcutSettings !== undefined) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
