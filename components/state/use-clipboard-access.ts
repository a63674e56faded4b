import { useEffect, useState } from 'react';
import { followAccess } from '../../platform/access';
import { mayClearClipboard } from '../../platform/clipboard-access';

/** Whether the browser lets us clear the clipboard; null until it has answered. */
export function useClipboardAccess(): boolean | null {
  const [held, setHeld] = useState<boolean | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const ask = () =>
      void mayClearClipboard().then((answer) => {
        if (!stop.signal.aborted) setHeld(answer);
      });
    ask();
    followAccess(ask, stop.signal);
    return () => stop.abort();
  }, []);
  return held;
}
