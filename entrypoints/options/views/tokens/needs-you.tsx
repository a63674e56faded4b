import { Archive, CalendarClock, CircleDashed, CircleX, FileWarning, type LucideIcon } from 'lucide-react';
import { Button } from '../../../../components/controls/button';
import { countText, type TextKey, text } from '../../../../components/format/text';
import { navigateInOptions } from '../../../../components/state/options-place';
import { send } from '../../../../components/state/send';
import type { Filter } from '../../../../core/token/token-list';
import { changeList } from './list-state';

type Asking = Exclude<Filter, 'all' | 'off'>;

const LINES: readonly (readonly [Asking, LucideIcon, string, TextKey, TextKey])[] = [
  ['refused', CircleX, 'bad', 'needs_refused_one', 'needs_refused'],
  ['expiring', CalendarClock, 'limited', 'needs_expiring_one', 'needs_expiring'],
  ['untested', CircleDashed, 'none', 'needs_untested_one', 'needs_untested'],
  ['clear', FileWarning, 'limited', 'needs_clear_one', 'needs_clear'],
];

interface NeedsYouProps {
  readonly counted: Readonly<Record<Filter, number>>;
  readonly backupDue: boolean;
}

/** What asks for something, each with the way there. */
export function NeedsYou({ counted, backupDue }: NeedsYouProps) {
  const lines = LINES.filter(([filter]) => counted[filter] > 0);
  if (lines.length === 0 && !backupDue) return <p className="quiet">{text('needs_nothing')}</p>;
  const show = (filter: Asking) => {
    changeList({ filter, wanted: '' });
    document.getElementById('token-list')?.focus();
  };
  return (
    <section className="panel needs-you" aria-labelledby="needs-you">
      <h2 id="needs-you">{text('needs_title')}</h2>
      <ul className="rows">
        {lines.map(([filter, Icon, tone, one, many]) => {
          const words = counted[filter] === 1 ? text(one) : text(many, countText(counted[filter]));
          return (
            <li key={filter} className="needs-line">
              <Icon size={16} className={`tone-${tone}`} />
              <span>{words}</span>
              <Button look="link" aria-label={text('needs_show', words)} onClick={() => show(filter)}>
                {text('show')}
              </Button>
            </li>
          );
        })}
        {backupDue && (
          <li className="needs-line">
            <Archive size={16} className="tone-limited" />
            <span>{text('backup_due')}</span>
            <span className="actions">
              <Button look="link" onClick={() => navigateInOptions('backup')}>
                {text('backup_now')}
              </Button>
              <Button look="link" onClick={() => void send('backup.later', {})}>
                {text('backup_later')}
              </Button>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
