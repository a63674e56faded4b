import type { OwnProviderInput } from '../../core/providers/own-provider';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { Row } from './own-api-row';

type Header = OwnProviderInput['headers'][number];

interface HeaderRowsProps {
  readonly headers: readonly Header[];
  readonly onChange: (headers: Header[]) => void;
  readonly problemAt: (index: number) => string | null;
  /** What is wrong with all of them together. */
  readonly problem: string | null;
}

const MOST = 8;

/** Headers by name and template, as many as the API wants. */
export function HeaderRows({ headers, onChange, problemAt, problem }: HeaderRowsProps) {
  const edit = (index: number, change: Partial<Header>) =>
    onChange(headers.map((header, at) => (at === index ? { ...header, ...change } : header)));
  return (
    <fieldset className="stack own-headers">
      <legend className="field-label">{text('own_headers')}</legend>
      {headers.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place, and names are being typed.
        <div key={index} className="own-header">
          <Row label={text('header_name')} problem={problemAt(index)}>
            {(id, described) => (
              <input
                id={id}
                className="input mono"
                aria-describedby={described}
                value={header.name}
                placeholder="X-Api-Key"
                maxLength={64}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => edit(index, { name: event.currentTarget.value })}
              />
            )}
          </Row>
          <Row label={text('own_template')}>
            {(id) => (
              <input
                id={id}
                className="input mono"
                value={header.template}
                placeholder="Key {token}"
                maxLength={512}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => edit(index, { template: event.currentTarget.value })}
              />
            )}
          </Row>
          {headers.length > 1 && (
            <Button
              look="plain"
              aria-label={text('remove_header', header.name)}
              onClick={() => onChange(headers.filter((_header, at) => at !== index))}
            >
              {text('remove_short')}
            </Button>
          )}
        </div>
      ))}
      {problem !== null && <p className="field-problem">{problem}</p>}
      <p className="quiet">{text('own_template_hint')}</p>
      {headers.length < MOST && (
        <div className="actions">
          <Button
            look="link"
            onClick={() => onChange([...headers, { name: '', template: '{value}', encoding: 'plain' }])}
          >
            {text('own_more_headers')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
