import { exclusive } from '../../platform/background/exclusive';

/** Takes a lock, so that what needs it waits. @returns what gives it back */
export function holdLock(name: string): Promise<() => void> {
  return new Promise((held) => {
    void exclusive(name, () => new Promise<void>((free) => held(free)));
  });
}
