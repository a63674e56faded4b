import { useEffect, useId, useState } from 'react';
import { Button } from '../../../components/controls/button';
import { Switch } from '../../../components/controls/switch';
import { text } from '../../../components/format/text';
import { run, send } from '../../../components/state/send';
import type { Snapshot } from '../../../core/pages/snapshot';
import { lockShortcut, openShortcutSettings } from '../../../platform/lock-shortcut';
import { reportsScreenLock } from '../../../platform/reports-screen-lock';

const IDLE_CHOICES = [5, 15, 30, 60, 120, 240];
const SESSION_CHOICES = [30, 60, 120, 240, 480, 720];

/** When it locks by itself. Without a passphrase there is nothing to lock. */
export function LockSettings({ snapshot }: { readonly snapshot: Snapshot }) {
  const { settings, vault } = snapshot;
  const { idleMinutes, lockWithScreen, maxSessionMinutes } = settings;
  return (
    <section className="panel" aria-labelledby="locking">
      <h2 id="locking">{text('locking_title')}</h2>
      {vault === 'session' ? (
        <p className="quiet">{text('locking_needs_passphrase')}</p>
      ) : (
        <>
          <MinutesSelect
            label={text('lock_when_idle')}
            hint={text('lock_when_idle_hint')}
            choices={IDLE_CHOICES}
            minutes={idleMinutes}
            onChoose={(minutes) => void send('settings.set', { idleMinutes: minutes })}
          />
          <MinutesSelect
            label={text('lock_after_session')}
            hint={text('lock_after_session_hint')}
            choices={SESSION_CHOICES}
            minutes={maxSessionMinutes}
            onChoose={(minutes) => void send('settings.set', { maxSessionMinutes: minutes })}
          />
          {reportsScreenLock() ? (
            <div className="setting">
              <span>{text('lock_with_screen')}</span>
              <Switch
                label={text('lock_with_screen')}
                on={lockWithScreen}
                onChange={(on) => void send('settings.set', { lockWithScreen: on })}
              />
            </div>
          ) : (
            <p className="quiet">{text('lock_with_screen_firefox')}</p>
          )}
          <LockShortcut />
          <p className="quiet">{text('lock_always')}</p>
        </>
      )}
    </section>
  );
}

/** The keys that lock; the browser's own page changes them. */
function LockShortcut() {
  const keys = useLockShortcut();
  return (
    <div className="setting">
      <span>
        {text('lock_shortcut')}
        <span className="quiet block">{keys === null ? text('lock_shortcut_none') : <kbd>{keys}</kbd>}</span>
      </span>
      <Button onClick={() => void run(openShortcutSettings)}>{text('change_shortcut')}</Button>
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

interface MinutesSelectProps {
  readonly label: string;
  readonly hint: string;
  readonly choices: readonly number[];
  readonly minutes: number | null;
  readonly onChoose: (minutes: number | null) => void;
}

/** A time after which it locks, or never. A stored time that is none of the choices is offered too. */
function MinutesSelect({ label, hint, choices, minutes, onChoose }: MinutesSelectProps) {
  const id = useId();
  const known = minutes === null || choices.includes(minutes);
  const offered = known ? choices : [...choices, minutes].toSorted((one, other) => one - other);
  return (
    <div className="setting">
      <label htmlFor={id}>
        {label}
        <span className="quiet block">{hint}</span>
      </label>
      <select
        id={id}
        className="input"
        value={minutes ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
      >
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {choice > 60 && choice % 60 === 0
              ? text('after_hours', choice / 60)
              : text('after_minutes', choice)}
          </option>
        ))}
        <option value="">{text('never')}</option>
      </select>
    </div>
  );
}
