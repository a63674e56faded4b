import { text } from '../../../../components/format/text';
import { Row } from '../../../../components/own-api/own-api-row';
import type { DescribedHost, HostVariable } from '../../../../core/openapi/api-description';
import {
  type ChoicesSoFar,
  chosenSoFar,
  isChoosable,
  isTypedHost,
} from '../../../../core/openapi/description-choices';
import { Chip } from './chip';
import { HOST_REASONS } from './description-texts';
import { PlainField } from './plain-field';
import { questionId, type ReviewPartProps } from './review-part';

/** Hosts that are shown. */
const MOST = 50;

type HostChoice = ChoicesSoFar['hosts'][number];

/** Where the token would be sent: each host with a tick, and what it needs before it can be one. */
export function DescribedHosts({ description, choices, onChange, questions }: ReviewPartProps) {
  const { hosts } = description;
  const isAsked = questions.includes('host') || questions.includes('host-value');
  const put = (at: number, choice: HostChoice | null) => {
    const others = choices.hosts.filter(({ host }) => host !== at);
    const next =
      choice === null ? others : [...others, choice].toSorted((one, other) => one.host - other.host);
    onChange({ ...choices, hosts: next });
  };
  return (
    <fieldset className="stack-tight">
      <legend id={questionId('host')} tabIndex={-1} className="field-label">
        {isAsked && <span className="question-dot" />}
        {text('description_hosts')}
      </legend>
      {questions.includes('host') && <p className="field-problem">{text('open_question_host')}</p>}
      <ul className="rows described">
        {hosts.slice(0, MOST).map((host, at) => (
          <HostItem
            key={`${host.written} ${host.place}`}
            host={host}
            isAsked={questions.includes('host-value')}
            choice={choices.hosts.find((each) => each.host === at) ?? null}
            onTick={(ticked) => put(at, ticked ? chosenSoFar(host, at) : null)}
            onChange={(choice) => put(at, choice)}
          />
        ))}
      </ul>
      {hosts.length > MOST && <p className="quiet">{text('description_more_hosts', hosts.length - MOST)}</p>}
    </fieldset>
  );
}

interface HostItemProps {
  readonly host: DescribedHost;
  /** A chosen host waits for something. */
  readonly isAsked: boolean;
  readonly choice: HostChoice | null;
  readonly onTick: (ticked: boolean) => void;
  readonly onChange: (choice: HostChoice) => void;
}

function HostItem({ host, isAsked, choice, onTick, onChange }: HostItemProps) {
  const { origin, pathPrefix, written, about, place, reason, variables, from, wasHttp, isOtherCompany } =
    host;
  const address = origin === null ? written : origin + pathPrefix;
  const isOpen = isChoosable(host);
  return (
    <li className="stack-tight">
      <div className="described-line">
        <label className="choice">
          <input
            type="checkbox"
            checked={choice !== null}
            disabled={!isOpen}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
          <code>
            <bdi>{address === '' ? text('host_without_address') : address}</bdi>
          </code>
        </label>
        <Chip from={from} about={address} sentence={about === '' ? null : about} place={place} />
      </div>
      {isOtherCompany && <p className="field-problem">{text('host_other_company')}</p>}
      {wasHttp && isOpen && <p className="quiet">{text('host_was_http')}</p>}
      {host.isForSomeCalls && <p className="quiet">{text('host_for_some_calls')}</p>}
      {reason !== null && (
        <p className={isAsked && choice !== null ? 'field-problem' : 'quiet'}>{text(HOST_REASONS[reason])}</p>
      )}
      {choice !== null && isTypedHost(host) && (
        <TypedHost value={choice.typed ?? ''} onChange={(typed) => onChange({ ...choice, typed })} />
      )}
      {choice !== null &&
        variables.map((variable) => (
          <VariableRow
            key={variable.name}
            variable={variable}
            value={choice.values[variable.name] ?? ''}
            onChange={(value) =>
              onChange({ ...choice, values: { ...choice.values, [variable.name]: value } })
            }
          />
        ))}
    </li>
  );
}

interface TypedHostProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** The address of a host that the document leaves open. */
function TypedHost({ value, onChange }: TypedHostProps) {
  const leave = () => {
    const plain = value.trim();
    const whole = plain === '' || /^https?:\/\//i.test(plain) ? plain : `https://${plain}`;
    onChange(URL.canParse(whole) ? new URL(whole).origin : whole);
  };
  return (
    <Row label={text('own_host')}>
      {(id) => (
        <PlainField
          id={id}
          value={value}
          placeholder="https://api.acme.example"
          maxLength={300}
          onInputText={(typed) => onChange(typed)}
          onBlur={leave}
        />
      )}
    </Row>
  );
}

interface VariableRowProps {
  readonly variable: HostVariable;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A part of an address that everybody has of their own, or one of a few. The document's value is an example only. */
function VariableRow({
  variable: { name, choices, example, isPathOnly },
  value,
  onChange,
}: VariableRowProps) {
  const hint =
    example === null ? undefined : text(isPathOnly ? 'host_path_default' : 'host_example', example);
  return (
    <Row label={name} {...(hint === undefined ? {} : { hint })}>
      {(id, described) =>
        choices.length > 0 ? (
          <select
            id={id}
            className="input"
            aria-describedby={described}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            <option value="">{text('host_choose')}</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : (
          <PlainField
            id={id}
            aria-describedby={described}
            value={value}
            maxLength={253}
            onInputText={(typed) => onChange(typed)}
          />
        )
      }
    </Row>
  );
}
