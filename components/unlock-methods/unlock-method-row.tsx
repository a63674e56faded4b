import type { ReactNode } from 'react';
import type { UnlockMethodView } from '../../core/pages/snapshot';
import { Button } from '../controls/button';
import { dayText, text } from '../format/text';
import { navigate } from '../state/store';
import { REMOVE_TITLES, UNLOCK_METHOD_NAMES } from './unlock-method-texts';

interface UnlockMethodRowProps {
  readonly method: UnlockMethodView;
  readonly methods: readonly UnlockMethodView[];
  /** More about this method. */
  readonly note?: string;
  /** Buttons in front of *Remove*. */
  readonly children?: ReactNode;
}

/** One way to unlock, since when, and what can be done with it. */
export function UnlockMethodRow({ method, methods, note, children }: UnlockMethodRowProps) {
  const removable = canRemove(method, methods);
  return (
    <li className="action-row">
      <div className="action-row-words">
        <span>{text(UNLOCK_METHOD_NAMES[method.kind])}</span>
        {method.createdAt !== null && (
          <span className="quiet block">{text('way_since', dayText(method.createdAt))}</span>
        )}
        {note !== undefined && <span className="quiet block">{note}</span>}
        {!removable && (
          <span className="quiet block">
            {text(methods.length > 1 ? 'way_must_stay' : 'way_must_stay_only')}
          </span>
        )}
      </div>
      <div className="actions">
        {children}
        {removable && (
          <Button
            look="plain"
            aria-label={text(REMOVE_TITLES[method.kind])}
            onClick={() => navigate({ name: 'remove-unlock-method', id: method.id })}
          >
            {text('remove_short')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A passkey is lost with its device, so one way that is none must stay. */
export function canRemove(method: UnlockMethodView, methods: readonly UnlockMethodView[]): boolean {
  return method.kind === 'passkey' || methods.some(({ id, kind }) => id !== method.id && kind !== 'passkey');
}
