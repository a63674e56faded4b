import { browser } from './browser';

/** The text for a key in the user's language, or an empty string when there is none. */
export function localText(key: string, substitutions: readonly string[] = []): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/** The browser's own language, such as `en-GB`, for dates, numbers and lists. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
