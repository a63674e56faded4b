import { useId, useState } from 'react';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { Evidence } from '../../core/pending/reading';
import { Button } from '../controls/button';
import { evidenceText } from '../format/pasted-text';
import { text } from '../format/text';
import { ApiSelect } from './api-select';

interface DraftOwnerProps {
  readonly draft: PendingTokenView;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Whose token it is, with what says so; asked where nothing does, or where two things contradict each other. */
export function DraftOwner({ draft, chosen, onChoose }: DraftOwnerProps) {
  const id = useId();
  const [changing, setChanging] = useState(false);
  const choose = (provider: string) => {
    setChanging(false);
    onChoose(provider);
  };
  const name = chosen === null ? null : nameIn(draft, chosen);
  const named = chosen === null || name === null ? null : { id: chosen, name };
  const asked = suggestions(draft);
  const select = changing || (chosen === null && asked.length < 2);
  return (
    <div className="fact">
      {select ? (
        <label htmlFor={id}>{text('fact_for')}</label>
      ) : (
        <span className="word">{text('fact_for')}</span>
      )}
      <div>
        {select ? (
          <ApiSelect id={id} chosen={named} first={changing} onChoose={choose} />
        ) : chosen !== null ? (
          <span className="spread">
            <span>{name}</span>
            <Button look="link" onClick={() => setChanging(true)}>
              {text('change')}
            </Button>
          </span>
        ) : (
          <>
            {asked.map((evidence) => (
              <Suggestion key={evidence.providerId} {...{ draft, evidence, name: id }} onChoose={choose} />
            ))}
            <Button look="link" onClick={() => setChanging(true)}>
              {text('another_api')}
            </Button>
          </>
        )}
        {(named !== null || select) && <Reasons draft={draft} chosen={chosen} />}
      </div>
    </div>
  );
}

/** The strongest reason for each provider, where they contradict each other. */
function suggestions({ owner }: PendingTokenView): readonly Evidence[] {
  if (owner.open !== 'contradiction') return [];
  const named = owner.evidence.filter(({ providerId }) => providerId !== null);
  return named.filter(
    (one, index) => named.findIndex((other) => other.providerId === one.providerId) === index,
  );
}

interface SuggestionProps extends Omit<DraftOwnerProps, 'chosen'> {
  readonly evidence: Evidence;
  readonly name: string;
}

function Suggestion({ draft, evidence, name, onChoose }: SuggestionProps) {
  const { providerId } = evidence;
  const provider = providerId === null ? null : nameIn(draft, providerId);
  if (providerId === null || provider === null) return null;
  return (
    <label className="choice">
      <input type="radio" name={name} onChange={() => onChoose(providerId)} />
      <span>
        {provider} <span className="quiet">{evidenceText(evidence, draft.readFrom, provider)}</span>
      </span>
    </label>
  );
}

/** The name of the chosen provider, or of one that the paste speaks of. */
function nameIn({ providerId, providerName, providerNames }: PendingTokenView, id: string): string | null {
  return id === providerId ? providerName : (providerNames[id] ?? null);
}

/** Why this one, and what speaks for another and was not used. */
function Reasons({ draft, chosen }: Omit<DraftOwnerProps, 'onChoose'>) {
  const { owner, readFrom } = draft;
  const nameOf = (id: string | null) => (id === null ? null : nameIn(draft, id)) ?? '';
  const [first] = owner.evidence;
  const why = chosen === null ? null : owner.evidence.find(({ providerId }) => providerId === chosen);
  const other = owner.evidence.find(({ providerId }) => providerId !== null && providerId !== chosen);
  return (
    <div className="quiet">
      {why && <p>{evidenceText(why, readFrom, nameOf(chosen))}</p>}
      {chosen !== null && other && (
        <p>{text('not_used', evidenceText(other, readFrom, nameOf(other.providerId)))}</p>
      )}
      {chosen === null && owner.open === 'unknown-address' && first && (
        <p>{text('open_unknown', first.text)}</p>
      )}
      {chosen === null && owner.open === 'unknown-name' && first && <p>{text('open_name', first.text)}</p>}
      {chosen === null && owner.open === 'two-targets' && <p>{text('open_two')}</p>}
      {chosen === null && owner.open === 'unsure-address' && <p>{text('open_unsure')}</p>}
    </div>
  );
}
