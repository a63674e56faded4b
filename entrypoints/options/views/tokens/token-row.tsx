import { type ChangeEvent, memo } from 'react';
import { Switch } from '../../../../components/controls/switch';
import { outcomeText } from '../../../../components/format/outcome-text';
import { dayText, relativeTime, text, timeAgo } from '../../../../components/format/text';
import { send } from '../../../../components/state/send';
import { OutcomeIcon } from '../../../../components/tokens/outcome-line';
import type { TokenView } from '../../../../core/pages/snapshot';
import type { Grouping } from '../../../../core/token/token-list';
import { openPage } from '../../place';
import { chooseTokens } from './list-state';
import { besideName } from './token-groups';

interface RowProps {
  readonly token: TokenView;
  /** The whole title, for screen readers that read one row alone. */
  readonly name: string;
  /** The title as it is shown. */
  readonly shown: string;
  readonly grouping: Grouping;
  /** Place among the rows of the whole list. */
  readonly place: number;
  readonly isChosen: boolean;
  /** Whether Tab reaches its controls. Those of all rows would be in the way of what comes after the table. */
  readonly isCurrent: boolean;
  readonly now: number;
  /** Chooses from the last one to this. */
  readonly onRange: (id: string) => void;
}

/** With these reasons it waits for a tab, and nothing is wrong. */
const WAITS: readonly TokenView['status'][] = ['no-tab-chosen', 'no-visit'];

/** A token in the table: what it is, where it goes, how its last test went. */
export const TokenRow = memo(function TokenRow(props: RowProps) {
  const { token, name, shown, grouping, place, isChosen, isCurrent, now, onRange } = props;
  const { id, test, expiresAt, on, status, plainHttp } = token;
  const isHeld = on && status !== 'sent' && !WAITS.includes(status);
  const tabIndex = isCurrent ? 0 : -1;
  const choose = ({ nativeEvent }: ChangeEvent) => {
    if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) onRange(id);
    else chooseTokens([id], !isChosen);
  };
  return (
    <tr aria-rowindex={place} data-chosen={isChosen || undefined} data-token={id}>
      <td className="column-choose">
        <input
          type="checkbox"
          aria-label={text('choose_row', name)}
          tabIndex={tabIndex}
          checked={isChosen}
          onChange={choose}
        />
      </td>
      <th scope="row" className="column-token">
        {/* biome-ignore lint/a11y/useSemanticElements: Space chooses the row, and the address of a link would be written down. */}
        <button
          type="button"
          role="link"
          className="row-link"
          aria-label={name}
          tabIndex={tabIndex}
          onClick={() => openPage('token', id)}
        >
          <bdi>{shown}</bdi>
        </button>
        <bdi className="quiet below">{besideName(token, grouping)}</bdi>
      </th>
      <td className="column-beside">
        <bdi title={token.origins.length > 1 ? token.origins.join('\n') : undefined}>
          {besideName(token, grouping)}
        </bdi>
        {plainHttp && <span className="chip">{text('plain_http_chip')}</span>}
      </td>
      <td className="column-test">
        <span className="test-cell">
          <OutcomeIcon outcome={test?.outcome ?? null} size={14} />
          {test === null ? (
            <span className="quiet">{text('not_tested')}</span>
          ) : (
            <span>
              {outcomeText(test.outcome, token.providerName)}{' '}
              <small className="quiet">{timeAgo(test.at, now)}</small>
            </span>
          )}
        </span>
      </td>
      <td className={expiresAt === null ? 'column-expires quiet' : 'column-expires'}>
        {expiresAt === null ? '–' : expiryText(expiresAt, now)}
      </td>
      <td className="column-state">
        {isHeld && <span className="tone-limited held">{text('not_sent')}</span>}
        <Switch
          label={text('switch_label', name)}
          word={text('use_it')}
          on={on}
          tabIndex={tabIndex}
          onChange={(wish) => void send('token.edit', { id, on: wish })}
        />
      </td>
    </tr>
  );
});

function expiryText(at: number, now: number): string {
  const MONTH = 30 * 24 * 3_600_000;
  return Math.abs(at - now) < MONTH ? relativeTime(at, now) : dayText(at);
}
