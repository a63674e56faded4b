import { browser } from '../browser';
import { LOCK_COMMAND } from '../lock-shortcut';
import { runEvent } from './run-event';

/** Calls back when the user presses the keys that lock. */
export function onLockCommand(callback: () => Promise<void>): void {
  browser.commands.onCommand.addListener((name) => {
    if (name === LOCK_COMMAND) runEvent(callback());
  });
}
