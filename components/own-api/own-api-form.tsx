import { useState } from 'react';
import type { OwnProviderProblem } from '../../core/providers/judge-own-provider';
import type { OwnProviderInput } from '../../core/providers/own-provider';
import { problemsAt } from '../format/own-api-text';
import { text } from '../format/text';
import { useProviders } from '../state/use-providers';
import { FormKindSelect } from './form-kind-select';
import { type FormKind, FREE_KIND, fieldsFor, kindOf } from './form-kinds';
import { HeaderRows } from './header-rows';
import { HostRows } from './host-rows';
import { Row, TextRow } from './own-api-row';
import { RequestPreview } from './request-preview';

interface OwnApiFormProps {
  readonly value: OwnProviderInput;
  readonly onChange: (next: OwnProviderInput) => void;
  /** Null while they are not known for what stands there. */
  readonly problems: readonly OwnProviderProblem[] | null;
  /** The token's dots and last four characters, where there is one. */
  readonly token?: string;
}

/** Everything of an API that a person describes, with the exact request below it. Nothing is stored by it. */
export function OwnApiForm({ value, onChange, problems, token }: OwnApiFormProps) {
  const providers = useProviders();
  const nameOf = (id: string) => providers?.find((provider) => provider.id === id)?.name ?? id;
  const at = (place: OwnProviderProblem['place'], index?: number) =>
    problemsAt(problems ?? [], nameOf, place, index);
  const [isFree, setIsFree] = useState(false);
  const kind = isFree ? FREE_KIND : kindOf(value.headers);
  const choose = (chosen: FormKind) => {
    setIsFree(chosen.free);
    // What is typed by hand begins with what was chosen before.
    const headers = chosen.free ? value.headers : chosen.headers;
    onChange({ ...value, headers, fields: chosen.free ? value.fields : chosen.fields });
  };
  return (
    <div className="stack own-api">
      <TextRow
        label={text('own_name')}
        value={value.name}
        longest={40}
        problem={at('name')}
        onInput={(name) => onChange({ ...value, name })}
      />
      <HostRows value={value} onChange={onChange} problemAt={(index) => at('origin', index)} />
      <FormKindSelect kind={kind} problem={kind.free ? null : at('header')} onChoose={choose} />
      {kind.free && (
        <HeaderRows
          headers={value.headers}
          problemAt={(index) => at('header', index)}
          problem={at('header')}
          onChange={(headers) => onChange({ ...value, headers, fields: fieldsFor(headers, value.fields) })}
        />
      )}
      {value.fields.map((field, index) => (
        <Row key={field.name} label={text('own_field', field.name)} problem={at('field', index)}>
          {(id, described) => (
            <span className="spread">
              <input
                id={id}
                className="input"
                aria-describedby={described}
                value={field.label}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => {
                  const label = event.currentTarget.value;
                  const fields = value.fields.map((each) => (each === field ? { ...each, label } : each));
                  onChange({ ...value, fields });
                }}
              />
              <label className="choice">
                <input
                  type="checkbox"
                  checked={field.secret}
                  onChange={(event) => {
                    const secret = event.currentTarget.checked;
                    const fields = value.fields.map((each) => (each === field ? { ...each, secret } : each));
                    onChange({ ...value, fields });
                  }}
                />
                {text('own_field_secret')}
              </label>
            </span>
          )}
        </Row>
      ))}
      <TextRow
        label={text('own_check')}
        value={value.check?.path ?? ''}
        longest={200}
        mono
        placeholder="/v1/me"
        hint={text('own_check_hint')}
        problem={at('check')}
        onInput={(path) =>
          onChange({ ...value, check: path === '' ? null : { method: value.check?.method ?? 'GET', path } })
        }
      />
      <details className="details">
        <summary>{text('own_more')}</summary>
        <div className="stack">
          <TextRow
            label={text('own_prefix')}
            value={value.pathPrefix}
            longest={200}
            mono
            placeholder="/v1"
            hint={text('own_prefix_hint')}
            problem={at('prefix')}
            onInput={(pathPrefix) => onChange({ ...value, pathPrefix })}
          />
          <TextRow
            label={text('own_docs')}
            value={value.docs ?? ''}
            longest={500}
            placeholder="https://"
            problem={at('docs')}
            onInput={(docs) => onChange({ ...value, docs: docs === '' ? null : docs })}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={value.sharedWithApp}
              onChange={(event) => onChange({ ...value, sharedWithApp: event.currentTarget.checked })}
            />
            {text('own_shared')}
          </label>
        </div>
      </details>
      <RequestPreview input={value} {...(token === undefined ? {} : { token })} />
    </div>
  );
}
