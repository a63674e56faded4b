import { useEffect, useState } from 'react';

/** Milliseconds after which what goes on is worth a word. */
const LATE = 300;

/** True when something has been going on for that long. */
export function useLate(going: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLate(true), LATE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [going]);
  return late;
}
