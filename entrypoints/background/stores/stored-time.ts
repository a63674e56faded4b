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
