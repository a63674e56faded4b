import { SentLine } from '../../../../components/controls/sent-line';
import { type TextKey, text, textIfAny } from '../../../../components/format/text';
import { dayText } from '../../../../components/format/time-text';
import type { Difference } from '../../../../core/import/import-view';

const WORDS: Readonly<Record<Difference['field'], TextKey>> = {
  provider: 'import_difference_provider',
  secret: 'import_difference_secret',
  hosts: 'import_difference_hosts',
  headers: 'import_difference_headers',
  sites: 'import_difference_sites',
  label: 'import_difference_label',
  limits: 'import_difference_limits',
};

/** One thing that differs: as it is here, and as it is in the backup. */
export function DifferenceRow({ difference: { field, here, backup } }: { readonly difference: Difference }) {
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
