import { useId, useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import { CONFIRMABLE } from '../../core/providers/confirmable';
import { Button } from '../controls/button';
import { Fact, SentLine } from '../controls/fact';
import { problemsAt } from '../format/own-api-text';
import { text } from '../format/text';
import { useProviders } from '../state/use-providers';
import { HostLine, hostName } from './address-notes';
import type { OwnEdit } from './use-own-draft';

interface EditedProps {
  readonly own: OwnDraftView;
  readonly edit: OwnEdit;
}

/** The API's name, as the user likes it. */
export function NameFact({ own, edit }: EditedProps) {
  const { value, settled, change } = edit;
  const providers = useProviders();
  const nameOf = (id: string) => providers?.find((provider) => provider.id === id)?.name ?? id;
  return (
    <TextFact
      label={text('own_name')}
      value={value.name}
      longest={40}
      problem={
        settled
          ? problemsAt(
              own.problems.filter(({ code }) => !CONFIRMABLE.has(code)),
              nameOf,
              'name',
            )
          : null
      }
      onInput={(name) => change({ ...value, name })}
    />
  );
}

/** The exact header lines. Those that hold no secret are said to. */
export function SendsFact({ own: { headerLines, companions } }: Pick<EditedProps, 'own'>) {
  const secret = headerLines.length - companions.length;
  return (
    <Fact word={text('fact_sends')}>
      {headerLines.slice(0, secret).map((line) => (
        <SentLine key={line}>{line}</SentLine>
      ))}
      {headerLines.slice(secret).map((line) => (
        <SentLine key={line}>{line}</SentLine>
      ))}
      {companions.length > 0 && (
        <span className="quiet">
          {text(companions.length === 1 ? 'own_plain_line' : 'own_plain_lines', companions.length)}
        </span>
      )}
    </Fact>
  );
}

/** Each host by itself, with the provider that it could be taken for. */
export function ToFact({ own: { hosts, input } }: Pick<EditedProps, 'own'>) {
  return (
    <Fact word={text('fact_to')}>
      {hosts.map((host) => (
        <div key={hostName(host)}>
          <HostLine host={host} path={input.pathPrefix} />
          {host.likeness !== null && (
            <p className="field-problem">
              {text('address_like', host.likeness.provider, host.likeness.text)}
            </p>
          )}
        </div>
      ))}
    </Fact>
  );
}

/** The request of the test, which the user may point elsewhere. */
export function CheckFact({ own, edit }: EditedProps) {
  const { value, settled, change } = edit;
  const [changing, setChanging] = useState(false);
  const problem = settled ? problemsAt(own.problems, (id) => id, 'check') : null;
  const { check } = value;
  if (!changing && check !== null && problem === null)
    return (
      <dl className="facts">
        <Fact word={text('own_check_word')}>
          <span className="spread">
            <SentLine>{`${check.method} ${check.path}`}</SentLine>
            <Button look="link" onClick={() => setChanging(true)}>
              {text('change')}
            </Button>
          </span>
          <span className="quiet">{text('own_check_twice')}</span>
        </Fact>
      </dl>
    );
  return (
    <TextFact
      label={text('own_check_word')}
      value={check?.path ?? ''}
      longest={200}
      problem={problem}
      hint={text('own_check_hint')}
      mono
      first={changing}
      onInput={(path) => {
        setChanging(true);
        change({ ...value, check: path === '' ? null : { method: check?.method ?? 'GET', path } });
      }}
    />
  );
}

interface TextFactProps {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly problem: string | null;
  readonly hint?: string;
  readonly onInput: (text: string) => void;
  readonly mono?: boolean;
  /** Takes the focus when it comes. */
  readonly first?: boolean;
}

/** A fact that is typed. */
function TextFact(props: TextFactProps) {
  const { label, value, longest, problem, hint, onInput, mono = false, first = false } = props;
  const id = useId();
  const words = problem ?? hint ?? null;
  return (
    <div className="fact">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          className={mono ? 'input mono' : 'input'}
          aria-describedby={words === null ? undefined : `${id}-words`}
          aria-invalid={problem !== null}
          value={value}
          maxLength={longest}
          placeholder={mono ? '/v1/me' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
          autoFocus={first}
          onChange={(event) => onInput(event.currentTarget.value)}
        />
        {words !== null && (
          <p id={`${id}-words`} className={problem === null ? 'quiet' : 'field-problem'}>
            {words}
          </p>
        )}
      </div>
    </div>
  );
}
