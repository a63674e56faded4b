import { browser } from './browser';

/** The version of this extension, as its manifest has it. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** What the browser says of itself: its name, its version, the system. */
export function browserText(): string {
  return navigator.userAgent;
}
