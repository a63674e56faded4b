import { useEffect, useState } from 'react';
import { Button } from '../../../components/controls/button';
import { text } from '../../../components/format/text';
import { attempt } from '../../../components/state/act';
import { lockShortcut, openShortcutSettings } from '../../../platform/lock-shortcut';

/** The keys that lock; the browser's own page changes them. */
export function LockShortcut() {
  const keys = useLockShortcut();
  return (
    <div className="setting">
      <span>
        {text('lock_shortcut')}
        <span className="quiet block">{keys === null ? text('lock_shortcut_none') : <kbd>{keys}</kbd>}</span>
      </span>
      <Button onClick={() => void attempt(openShortcutSettings)}>{text('change_shortcut')}</Button>
    </div>
  );
}

/** Read again when the user comes back, maybe from changing them: no event tells. */
function useLockShortcut(): string | null {
  const [keys, setKeys] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = () => void lockShortcut().then((now) => !stop.signal.aborted && setKeys(now));
    read();
    window.addEventListener('focus', read, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return keys;
}
