import { type ReactNode, startTransition, useId, useOptimistic } from 'react';
import type { DomainView, ServerView } from '../../core/pages/asked-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import { listText, text, textIfAny } from '../format/text';
import { DraftFields } from './draft-fields';
import { decide } from './put-draft';

interface AnswersProps {
  readonly draft: PendingTokenView;
}

/** Everything that a known API asks for besides the token: whose hosts, which server, and its fields. */
export function DraftAnswers({ draft }: AnswersProps) {
  return (
    <>
      {draft.domains.length > 1 && <DomainChoice draft={draft} domains={draft.domains} />}
      {draft.server !== null && <ServerChoice key={draft.providerId} draft={draft} server={draft.server} />}
      <DraftFields draft={draft} />
    </>
  );
}

interface DomainChoiceProps extends AnswersProps {
  readonly domains: readonly DomainView[];
}

/** One click sends a token to hosts of one company: which of them is another choice. */
function DomainChoice({ draft, domains }: DomainChoiceProps) {
  const name = useId();
  const [chosen, show] = useOptimistic(draft.domain);
  const choose = (domain: string) =>
    startTransition(async () => {
      show(domain);
      await decide('draft.set', { id: draft.id, domain });
    });
  return (
    <fieldset className="fact">
      <legend>{text('fact_domain')}</legend>
      <div>
        {domains.map(({ domain, regions }) => (
          <label key={domain} className="choice">
            <input type="radio" name={name} checked={domain === chosen} onChange={() => choose(domain)} />
            <span>
              <bdi>{domain.replace(/\{(\w+)\}/g, '‹$1›')}</bdi>{' '}
              {regions.length > 0 && <span className="quiet">{listText(regions)}</span>}
            </span>
          </label>
        ))}
        {chosen === null && <p className="quiet">{text('domain_open')}</p>}
      </div>
    </fieldset>
  );
}

interface ServerChoiceProps extends AnswersProps {
  readonly server: ServerView;
}

/** The vendor's hosts, or a server that the user or somebody near runs. */
function ServerChoice({ draft, server }: ServerChoiceProps) {
  const name = useId();
  const { id, providerName } = draft;
  const { hasCloud, typed, problem, inClear, isOther } = server;
  const [own, show] = useOptimistic(typed !== null || !hasCloud);
  const set = (value: string | null) => decide('draft.set', { id, server: value });
  const choose = (isOwn: boolean) =>
    startTransition(async () => {
      show(isOwn);
      await set(isOwn ? '' : null);
    });
  const choice = (isOwn: boolean, words: string) => (
    <label className="choice">
      <input type="radio" name={name} checked={own === isOwn} onChange={() => choose(isOwn)} />
      {words}
    </label>
  );
  return (
    <>
      {hasCloud && (
        <fieldset className="fact">
          <legend>{text('fact_server')}</legend>
          <div className="choices">
            {choice(false, text('server_cloud', providerName ?? ''))}
            {choice(true, text('server_own'))}
          </div>
        </fieldset>
      )}
      {own && <ServerField server={server} onInput={(value) => void set(value)} />}
      {(problem?.code === 'near-built-in' || isOther) && (
        <SaidOfServer checked={isOther} onCheck={(said) => decide('draft.set', { id, isOther: said })}>
          {problem?.provider == null ? text('own_is_other_any') : text('own_is_other', problem.provider)}
        </SaidOfServer>
      )}
      {inClear !== null && (
        <SaidOfServer
          // What was agreed for one address is not agreed for the next.
          key={inClear}
          checked={problem === null}
          onCheck={(said) => decide('draft.set', { id, serverInClear: said ? inClear : null })}
        >
          {text('own_http_known')}
        </SaidOfServer>
      )}
    </>
  );
}

interface SaidOfServerProps {
  readonly checked: boolean;
  readonly onCheck: (said: boolean) => Promise<unknown>;
  readonly children: ReactNode;
}

/** What only the user can know of a server. */
function SaidOfServer({ checked, onCheck, children }: SaidOfServerProps) {
  const [shown, show] = useOptimistic(checked);
  const check = (said: boolean) =>
    startTransition(async () => {
      show(said);
      await onCheck(said);
    });
  return (
    <div className="fact">
      <span className="word" />
      <label className="choice">
        <input type="checkbox" checked={shown} onChange={(event) => check(event.currentTarget.checked)} />
        {children}
      </label>
    </div>
  );
}

interface ServerFieldProps {
  readonly server: ServerView;
  readonly onInput: (typed: string) => void;
}

function ServerField({ server, onInput }: ServerFieldProps) {
  const inputId = useId();
  const hintId = useId();
  return (
    <div className="fact">
      <label htmlFor={inputId}>{text('fact_address')}</label>
      <div>
        <input
          id={inputId}
          className="input mono"
          defaultValue={server.typed ?? ''}
          placeholder="https://"
          maxLength={500}
          aria-describedby={hintId}
          aria-invalid={server.problem !== null}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <p id={hintId} className={server.problem === null ? 'quiet' : 'field-problem'}>
          {serverHint(server)}
        </p>
      </div>
    </div>
  );
}

function serverHint({ typed, problem, hasPath, inClear, like }: ServerView): string {
  if (problem !== null) {
    const code = problem.code.replaceAll('-', '_');
    const name = problem.provider ?? '';
    return (
      textIfAny(`server_problem_${code}`, name) ??
      textIfAny(`own_problem_${code}`, name) ??
      text('own_problem_other')
    );
  }
  if ((typed ?? '').trim() === '') return text('server_empty');
  if (like !== null) return text('server_like', like);
  if (inClear !== null) return text('server_in_clear');
  return text(hasPath ? 'server_no_path' : 'server_good');
}
