import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { sessionStorage } from '../../../platform/background/session-storage';

/** A moment in milliseconds since 1970, kept for this browser session; null while there is none. */
export function storedTime(key: string) {
  return {
    async read(): Promise<number | null> {
      const stored = await sessionStorage.get(key);
      return typeof stored === 'number' ? stored : null;
    },
    write: (time: number): Promise<void> => sessionStorage.set({ [key]: time }),
    forget: (): Promise<void> => sessionStorage.remove([key]),
  };
}

/** When the background last ran while unlocked. */
export const beat = storedTime(SESSION_KEYS.beat);

/** When the machine was last seen in use, as far as a lock counts; null while it is in use. */
export const idleSince = storedTime(SESSION_KEYS.idleSince);

/** From when the longest session counts; null while there is no such limit. */
export const sessionStart = storedTime(SESSION_KEYS.unlockedAt);
