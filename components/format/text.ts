import { localText } from '../../platform/i18n';
import type messages from '../../public/_locales/en/messages.json';

/** Every text of the UI by its key in `_locales`. */
export type TextKey = keyof typeof messages;

/** The text for a key in the user's language, with `$1`, `$2` … filled in. */
export function text(key: TextKey, ...substitutions: readonly (string | number)[]): string {
  return localText(key, substitutions.map(String));
}

/** The text for a key that was put together at run time, or null when there is none. */
export function textIfAny(key: string, ...substitutions: readonly (string | number)[]): string | null {
  return localText(key, substitutions.map(String)) || null;
}
