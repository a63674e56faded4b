import { text } from '../format/text';
import { useNow } from '../state/use-now';

/** How long until the next passphrase is tried; nothing when it is tried now. */
export function WaitLine({ until }: { readonly until: number | null }) {
  const now = useNow(500);
  if (until === null || until <= now) return null;
  return <span>{text('next_try', Math.ceil((until - now) / 1000))}</span>;
}
