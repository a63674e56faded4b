import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Fact } from '../../../../components/controls/fact';
import { SentLine } from '../../../../components/controls/sent-line';
import { listText } from '../../../../components/format/list-text';
import { hostText } from '../../../../components/format/site-text';
import { type TextKey, text } from '../../../../components/format/text';
import type { ImportItem } from '../../../../core/import/import-view';
import { tokenTitle } from '../../../../core/token/token-title';
import { DifferenceRow } from './difference-row';

interface ImportTokenProps {
  readonly item: ImportItem;
  readonly chosen: boolean;
  /** There is nothing to choose: taking it would change nothing. */
  readonly fixed: boolean;
  readonly onToggle: (chosen: boolean) => void;
}

const STATES: Readonly<Record<ImportItem['state'], TextKey>> = {
  new: 'import_state_new',
  same: 'import_state_same',
  changed: 'import_state_changed',
  'set-aside': 'import_state_set_aside',
};

/** One token of a backup: where it would be sent, with what, from where, and what differs from the one here. */
export function ImportToken({ item, chosen, fixed, onToggle }: ImportTokenProps) {
  const said = useId();
  const { label, providerName, lastFour, state, origins, headerLines, allowedSites, differences } = item;
  const ends = lastFour === '' || label.endsWith(lastFour) ? '' : ` · ${text('import_ends_in', lastFour)}`;
  const title = `${tokenTitle({ providerName, region: null, label })}${ends}`;
  return (
    <li className="managed">
      <div className="spread">
        {fixed ? (
          <h3>{title}</h3>
        ) : (
          <label className="choice">
            <input
              type="checkbox"
              checked={chosen}
              aria-describedby={said}
              onChange={(event) => onToggle(event.currentTarget.checked)}
            />
            <strong>{title}</strong>
          </label>
        )}
        <span className="quiet">{text(STATES[state])}</span>
      </div>
      {state !== 'same' && (
        <div id={said} className="stack-tight">
          <dl className="facts">
            <Fact word={text('fact_sends')}>
              {headerLines.map((line) => (
                <SentLine key={line}>{line}</SentLine>
              ))}
            </Fact>
            <Fact word={text('fact_to')}>
              {origins.map((origin) => (
                <SentLine key={origin}>{hostText(origin)}</SentLine>
              ))}
            </Fact>
            <Fact word={text('fact_from')}>
              {listText([text('address_bar'), ...allowedSites.map(hostText)])}
            </Fact>
          </dl>
          <Warning item={item} />
          {differences.length > 0 && (
            <table className="differences">
              <thead>
                <tr>
                  <td />
                  <th scope="col">{text('import_here')}</th>
                  <th scope="col">{text('import_backup')}</th>
                </tr>
              </thead>
              <tbody>
                {differences.map((difference) => (
                  <DifferenceRow key={difference.field} difference={difference} />
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </li>
  );
}

/** What a careful person would ask about. */
function Warning({ item }: { readonly item: ImportItem }) {
  const { catalogue, leftOut, providerName } = item;
  const lines = [
    ...(catalogue === 'differs' ? [text('import_catalogue_differs', providerName)] : []),
    ...(catalogue === 'unknown' ? [text('import_catalogue_unknown')] : []),
    ...(leftOut.length > 0 ? [text('import_left_out', listText(leftOut.map(hostText)))] : []),
  ];
  return lines.map((line) => (
    <p key={line} className="icon-line">
      <TriangleAlert size={16} className="tone-limited" />
      <span>{line}</span>
    </p>
  ));
}
