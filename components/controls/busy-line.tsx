import { LoaderCircle } from 'lucide-react';
import { useLate } from '../state/use-late';

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
