import { Switch } from '../../../components/controls/switch';
import { act } from '../../../components/state/act';
import { text } from '../../../components/text';
import type { Snapshot } from '../../../core/snapshot/snapshot';
import { reportsScreenLock } from '../../../platform/reports-screen-lock';
import { IdleSelect } from './idle-select';

/** When it locks by itself. Without a passphrase there is nothing to lock. */
export function LockSettings({ snapshot }: { readonly snapshot: Snapshot }) {
  const { settings, vault } = snapshot;
  const { idleMinutes, lockWithScreen } = settings;
  return (
    <section className="panel" aria-labelledby="locking">
      <h2 id="locking">{text('locking_title')}</h2>
      {vault === 'session' ? (
        <p className="quiet">{text('locking_needs_passphrase')}</p>
      ) : (
        <>
          <IdleSelect
            minutes={idleMinutes}
            onChoose={(minutes) => void act('settings.set', { idleMinutes: minutes, lockWithScreen })}
          />
          {reportsScreenLock() ? (
            <div className="setting">
              <span>{text('lock_with_screen')}</span>
              <Switch
                label={text('lock_with_screen')}
                on={lockWithScreen}
                onChange={(on) => void act('settings.set', { idleMinutes, lockWithScreen: on })}
              />
            </div>
          ) : (
            <p className="quiet">{text('lock_with_screen_firefox')}</p>
          )}
          <p className="quiet">{text('lock_always')}</p>
        </>
      )}
    </section>
  );
}
