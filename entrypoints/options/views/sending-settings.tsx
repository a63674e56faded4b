import { Switch } from '../../../components/controls/switch';
import { text } from '../../../components/format/text';
import { send } from '../../../components/state/send';
import type { Settings } from '../../../core/pages/snapshot';

/** When tokens are sent, besides what each token says. */
export function SendingSettings({ settings }: { readonly settings: Settings }) {
  return (
    <section className="panel" aria-labelledby="sending">
      <h2 id="sending">{text('sending_title')}</h2>
      <div className="setting">
        <span>
          {text('own_visits_only')}
          <span className="quiet block">{text('own_visits_only_hint')}</span>
        </span>
        <Switch
          label={text('own_visits_only')}
          on={settings.ownVisitsOnly}
          onChange={(on) => void send('settings.set', { ownVisitsOnly: on })}
        />
      </div>
    </section>
  );
}
