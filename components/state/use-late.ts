import { useEffect, useState } from 'react';

/** True when something has been going on for longer than `delay` milliseconds. */
export function useLate(going: boolean, delay = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLate(true), delay);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going, delay]);
  return late;
}
