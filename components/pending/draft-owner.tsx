import { useId } from 'react';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { Evidence } from '../../core/pending/reading';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { evidenceText } from '../format/pasted-text';
import { text } from '../format/text';

interface DraftOwnerProps {
  readonly draft: PendingTokenView;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** Shows the picker. */
  readonly onPick: () => void;
}

/** Whose token it is, with what says so; asked where two things contradict each other. */
export function DraftOwner({ draft, chosen, onChoose, onPick }: DraftOwnerProps) {
  const id = useId();
  const asked = suggestions(draft);
  if (isPickerOpen(draft, chosen)) return <WhyNobody draft={draft} />;
  return (
    <div className="fact">
      <span className="word">{text('fact_for')}</span>
      <div>
        {chosen !== null ? (
          <>
            <span className="spread">
              <span>{nameIn(draft, chosen)}</span>
              <Button look="link" onClick={onPick}>
                {text('change')}
              </Button>
            </span>
            <Reasons draft={draft} chosen={chosen} />
            {chosen === draft.providerId && draft.notConfirmed && (
              <p className="quiet">{text('not_confirmed_by', draft.providerName ?? '')}</p>
            )}
          </>
        ) : (
          <>
            {asked.map((evidence) => (
              <Suggestion key={evidence.providerId} {...{ draft, evidence, name: id }} onChoose={onChoose} />
            ))}
            <Button look="link" onClick={onPick}>
              {text('another_api')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Whether the picker is in the view by itself: nothing else asks for the API. */
export function isPickerOpen(draft: PendingTokenView, chosen: string | null): boolean {
  return chosen === null && (draft.gone !== null || suggestions(draft).length < 2);
}

/** The strongest reason for each provider, where they contradict each other or it may be of several. */
function suggestions({ owner }: PendingTokenView): readonly Evidence[] {
  if (owner.open !== 'contradiction' && owner.open !== 'several-providers') return [];
  const named = owner.evidence.filter(({ providerId }) => providerId !== null);
  return named.filter(
    (one, index) => named.findIndex((other) => other.providerId === one.providerId) === index,
  );
}

interface SuggestionProps extends Omit<DraftOwnerProps, 'chosen' | 'onPick'> {
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
function Reasons({ draft, chosen }: { readonly draft: PendingTokenView; readonly chosen: string }) {
  const { owner, readFrom } = draft;
  const nameOf = (id: string | null) => (id === null ? null : nameIn(draft, id)) ?? '';
  const why = owner.evidence.find(({ providerId }) => providerId === chosen);
  const other = owner.evidence.find(({ providerId }) => providerId !== null && providerId !== chosen);
  return (
    <div className="quiet">
      {why && <p>{evidenceText(why, readFrom, nameOf(chosen))}</p>}
      {other && <p>{text('not_used', evidenceText(other, readFrom, nameOf(other.providerId)))}</p>}
    </div>
  );
}

/** Why nobody is suggested, where there is something to say about it. */
function WhyNobody({ draft }: { readonly draft: PendingTokenView }) {
  const { open, evidence } = draft.owner;
  if (draft.gone !== null) return <Notice tone="warning">{text('provider_gone', draft.gone)}</Notice>;
  const first = evidence[0]?.text ?? '';
  if (open === 'unknown-address') return <p className="quiet">{text('open_unknown', first)}</p>;
  if (open === 'unknown-name') return <p className="quiet">{text('open_name', first)}</p>;
  if (open === 'two-targets') return <p className="quiet">{text('open_two')}</p>;
  return open === 'unsure-address' ? <p className="quiet">{text('open_unsure')}</p> : null;
}
