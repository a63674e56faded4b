import { SESSION_KEYS } from '../../core/session/session-keys';
import { sessionStorage } from '../../platform/background/session-storage';

/** When the machine was last seen in use, as far as a lock counts; null while it is in use. */
export const idleSince = {
  async read(): Promise<number | null> {
    const stored = await sessionStorage.get(SESSION_KEYS.idleSince);
    return typeof stored === 'number' ? stored : null;
  },
  write: (since: number): Promise<void> => sessionStorage.set({ [SESSION_KEYS.idleSince]: since }),
  forget: (): Promise<void> => sessionStorage.remove([SESSION_KEYS.idleSince]),
};
