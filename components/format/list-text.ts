import { uiLanguage } from '../../platform/i18n';

/** "a, b and c" in the user's language. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(uiLanguage(), { type: 'conjunction' }).format(items);
}
