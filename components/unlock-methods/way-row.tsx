import type { ReactNode } from 'react';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { dayText, text } from '../format/text';
import { navigate } from '../state/store';
import { REMOVE_TITLES, WAY_NAMES } from './way-texts';

interface WayRowProps {
  readonly way: UnlockMethodView;
  readonly ways: readonly UnlockMethodView[];
  /** More about this method. */
  readonly note?: string;
  /** Buttons in front of *Remove*. */
  readonly children?: ReactNode;
}

/** One way to unlock, since when, and what can be done with it. */
export function WayRow({ way, ways, note, children }: WayRowProps) {
  const removable = canRemove(way, ways);
  return (
    <li className="way-row">
      <div className="way-words">
        <span>{text(WAY_NAMES[way.kind])}</span>
        {way.createdAt !== null && (
          <span className="quiet block">{text('way_since', dayText(way.createdAt))}</span>
        )}
        {note !== undefined && <span className="quiet block">{note}</span>}
        {!removable && (
          <span className="quiet block">
            {text(ways.length > 1 ? 'way_must_stay' : 'way_must_stay_only')}
          </span>
        )}
      </div>
      <div className="actions">
        {children}
        {removable && (
          <Button
            look="plain"
            aria-label={text(REMOVE_TITLES[way.kind])}
            onClick={() => navigate({ name: 'remove-way', id: way.id })}
          >
            {text('remove_short')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A passkey is lost with its device, so one way that is none must stay. */
export function canRemove(way: UnlockMethodView, ways: readonly UnlockMethodView[]): boolean {
  return way.kind === 'passkey' || ways.some(({ id, kind }) => id !== way.id && kind !== 'passkey');
}
