import { useEffect, useState } from 'react';
import { useUi } from '../state/store';

/** Milliseconds that words stay in sight. */
const SHOWN_FOR = 5_000;

/** Says short results to screen readers without taking the focus, and for a while to everybody where it is asked. */
export function LiveRegion() {
  const { words, count, shown } = useUi((state) => state.announcement);
  const [over, setOver] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setOver(count), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <div className={shown && over !== count ? 'toast' : 'unseen'} role="status" aria-live="polite">
      <span key={count}>{words}</span>
    </div>
  );
}
