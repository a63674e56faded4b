import { useState } from 'react';

/** Runs one thing at a time for a button, and says whether it is still running. */
export function useBusy(): readonly [boolean, (run: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  return [
    busy,
    (run) => {
      if (busy) return;
      setBusy(true);
      void run().finally(() => setBusy(false));
    },
  ];
}
