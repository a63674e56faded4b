import { useEffect, useState } from 'react';
import { followAccess, grantedAccess } from '../../../platform/access';

/** All patterns that are granted now, in the order of their names. */
export function useGrantedAccess(): readonly string[] {
  const [patterns, setPatterns] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const ask = () =>
      void grantedAccess().then((granted) => {
        if (!stop.signal.aborted) setPatterns(granted.toSorted());
      });
    ask();
    followAccess(ask, stop.signal);
    return () => stop.abort();
  }, []);
  return patterns;
}
