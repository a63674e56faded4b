import { useEffect, useState } from 'react';
import { followAccess, hasAccess } from '../../platform/access';

/** Whether the browser lets us act on all patterns; null until it has answered. */
export function useAccess(patterns: readonly string[]): boolean | null {
  const [held, setHeld] = useState<boolean | null>(null);
  const key = patterns.join(' ');
  useEffect(() => {
    const stop = new AbortController();
    const ask = () =>
      void hasAccess(key === '' ? [] : key.split(' ')).then((answer) => {
        if (!stop.signal.aborted) setHeld(answer);
      });
    ask();
    followAccess(ask, stop.signal);
    return () => stop.abort();
  }, [key]);
  return held;
}
