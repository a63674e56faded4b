import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';

/** Says that something is going on, once it takes longer than people notice. */
export function BusyLine({ going, children }: { readonly going: boolean; readonly children: string }) {
  const late = useLate(going);
  return (
    <p className="busy-line" role="status">
      {late && (
        <>
          <LoaderCircle size={16} className="turning" />
          {children}
        </>
      )}
    </p>
  );
}

/** Milliseconds after which what goes on is worth a word. */
const LATE = 300;

/** True when something has been going on for that long. */
function useLate(going: boolean): boolean {
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
