import { Switch } from '../../../components/controls/switch';
import { text } from '../../../components/format/text';
import { act } from '../../../components/state/act';
import type { Snapshot } from '../../../core/pages/snapshot';
import { reportsScreenLock } from '../../../platform/reports-screen-lock';
import { LockShortcut } from './lock-shortcut';
import { MinutesSelect } from './minutes-select';

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
            onChoose={(minutes) => void act('settings.set', { idleMinutes: minutes })}
          />
          <MinutesSelect
            label={text('lock_after_session')}
            hint={text('lock_after_session_hint')}
            choices={SESSION_CHOICES}
            minutes={maxSessionMinutes}
            onChoose={(minutes) => void act('settings.set', { maxSessionMinutes: minutes })}
          />
          {reportsScreenLock() ? (
            <div className="setting">
              <span>{text('lock_with_screen')}</span>
              <Switch
                label={text('lock_with_screen')}
                on={lockWithScreen}
                onChange={(on) => void act('settings.set', { lockWithScreen: on })}
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
