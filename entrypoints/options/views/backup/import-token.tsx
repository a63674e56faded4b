import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Fact, SentLine } from '../../../../components/controls/fact';
import { hostText } from '../../../../components/format/site-text';
import { dayText, listText, type TextKey, text, textIfAny } from '../../../../components/format/text';
import type { Difference, ImportItem } from '../../../../core/import/import-view';
import { tokenTitle } from '../../../../core/token/token-title';
import { SentFacts } from './sent-facts';

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
            <SentFacts headerLines={headerLines} origins={origins} />
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

const WORDS: Readonly<Record<Difference['field'], TextKey>> = {
  provider: 'import_difference_provider',
  secret: 'import_difference_secret',
  fields: 'import_difference_fields',
  hosts: 'import_difference_hosts',
  headers: 'import_difference_headers',
  sites: 'import_difference_sites',
  label: 'import_difference_label',
  limits: 'import_difference_limits',
};

/** One thing that differs: as it is here, and as it is in the backup. */
function DifferenceRow({ difference: { field, here, backup } }: { readonly difference: Difference }) {
  return (
    <tr>
      <th scope="row">{text(WORDS[field])}</th>
      <td>
        <Side field={field} value={here} />
      </td>
      <td>
        <Side field={field} value={backup} />
      </td>
    </tr>
  );
}

function Side({ field, value }: { readonly field: Difference['field']; readonly value: string }) {
  if (field === 'secret') return value === '' ? '••••' : text('import_ends_in', value);
  if (value === '') return <span className="quiet">{text('import_nothing')}</span>;
  const parts = value.split('\n');
  if (field === 'hosts' || field === 'headers')
    return parts.map((part) => <SentLine key={part}>{part}</SentLine>);
  return parts.map((part) => (
    <span key={part} className="block">
      {field === 'limits' ? limitText(part) : part}
    </span>
  ));
}

/** The words of a limit's code; see `Difference`. */
function limitText(code: string): string {
  const [name = '', detail = ''] = code.split(' ');
  if (name === 'until') return text('import_limit_until', dayText(Number(detail)));
  if (name === 'opened') return text('import_limit_opened', detail);
  return textIfAny(`import_limit_${name.replaceAll('-', '_')}`) ?? name;
}
