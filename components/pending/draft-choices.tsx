import { startTransition, useId, useOptimistic } from 'react';
import type { MessageInput } from '../../core/messages/message-table';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { SiteView } from '../../core/pages/snapshot';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { DraftAnswers } from './draft-answers';
import { DraftOwner } from './draft-owner';
import { decide } from './put-draft';

type Choice = Omit<MessageInput<'draft.choose'>, 'id'>;

/** The choices for a pasted token as the user made them; the background's answer may still be under way. */
export function useDraftChoice(draft: PendingTokenView) {
  const { providerId, region, allowedSites } = draft;
  const [shown, show] = useOptimistic({ providerId, region, allowedSites });
  const choose = (choice: Choice) => {
    startTransition(async () => {
      show(choice);
      await decide('draft.choose', { id: draft.id, ...choice });
    });
  };
  const chooseApi = (id: string) =>
    choose({ providerId: id, region: regionFor(draft, id), allowedSites: [] });
  return { shown, choose, chooseApi };
}

interface DraftChoicesProps {
  readonly draft: PendingTokenView;
  readonly choice: ReturnType<typeof useDraftChoice>;
  /** The draft is being asked for, tested or saved: a choice made now would come too late. */
  readonly busy: boolean;
  /** Shows the picker. */
  readonly onPick: () => void;
}

/** Which API, which region, which pages. Every choice goes to the background, which shows its effect. */
export function DraftChoices({ draft, choice, busy, onPick }: DraftChoicesProps) {
  const { shown, choose, chooseApi } = choice;
  const chosen = shown.providerId;
  // What the background knows of the provider comes with its answer.
  const settled = chosen !== null && chosen === draft.providerId;
  return (
    <fieldset className="facts" disabled={busy}>
      <DraftOwner draft={draft} chosen={chosen} onChoose={chooseApi} onPick={onPick} />
      {settled && <DraftAnswers draft={draft} />}
      {settled && draft.regions.length > 1 && (
        <RegionChoice
          regions={draft.regions}
          chosen={shown.region}
          why={regionReason(draft, chosen, shown.region)}
          onChoose={(name) =>
            choose({ providerId: chosen, region: name, allowedSites: [...shown.allowedSites] })
          }
        />
      )}
      {settled && <SchemeChoice draft={draft} provider={draft.providerName ?? ''} />}
      {settled && <ExtraHeaderChoice draft={draft} />}
      {settled && draft.suggestedSites.length > 0 && (
        <SiteChoice
          sites={draft.suggestedSites}
          chosen={shown.allowedSites}
          onChoose={(sites) => choose({ providerId: chosen, region: shown.region, allowedSites: [...sites] })}
        />
      )}
    </fieldset>
  );
}

/** A region that the paste or the tab names belongs to one provider. */
function regionFor({ owner }: PendingTokenView, providerId: string): string | null {
  return owner.evidence.find((one) => one.providerId === providerId && one.region !== null)?.region ?? null;
}

/** The evidence for this region, or null. */
function regionReason({ owner }: PendingTokenView, providerId: string, region: string | null): string | null {
  if (region === null) return null;
  return owner.evidence.find((one) => one.providerId === providerId && one.region === region)?.text ?? null;
}

interface RegionChoiceProps {
  readonly regions: readonly string[];
  /** `null` is "find out". */
  readonly chosen: string | null;
  /** The address or the name that says so, or null. */
  readonly why: string | null;
  readonly onChoose: (region: string | null) => void;
}

/** Where the account lives; unknown is the usual case. */
function RegionChoice({ regions, chosen, why, onChoose }: RegionChoiceProps) {
  const name = useId();
  return (
    <fieldset className="fact">
      <legend>{text('fact_region')}</legend>
      <div>
        <div className="choices">
          {[null, ...regions].map((region) => (
            <label key={region ?? ''} className="choice">
              <input type="radio" name={name} checked={region === chosen} onChange={() => onChoose(region)} />
              {region ?? text('find_out')}
            </label>
          ))}
        </div>
        {why !== null && chosen !== null && <p className="quiet">{text('region_because', why, chosen)}</p>}
      </div>
    </fieldset>
  );
}

/** The paste has another scheme than the provider's tokens: which one goes, said before anything is sent. */
function SchemeChoice({ draft, provider }: { readonly draft: PendingTokenView; readonly provider: string }) {
  const name = useId();
  const { id, scheme } = draft;
  if (scheme === null) return null;
  const { pasted, own, asPasted } = scheme;
  const choice = (value: boolean, word: string) => (
    <label className="choice">
      <input
        type="radio"
        name={name}
        checked={asPasted === value}
        onChange={() => void decide('draft.set', { id, asPasted: value })}
      />
      {word}
    </label>
  );
  return (
    <fieldset className="fact">
      <legend className="flat">{text('fact_sent_as')}</legend>
      <div>
        <p>{text('scheme_differs', pasted, provider, own)}</p>
        {asPasted !== null && (
          <div className="choices">
            {choice(true, text('as_pasted'))}
            {choice(false, text('as_own', provider))}
          </div>
        )}
      </div>
    </fieldset>
  );
}

/** Headers that the paste has beside the token. None goes along before it is ticked. */
function ExtraHeaderChoice({ draft }: { readonly draft: PendingTokenView }) {
  const { id, extraHeaders } = draft;
  if (extraHeaders.length === 0) return null;
  const taken = extraHeaders.filter((header) => header.taken).map(({ name }) => name);
  return (
    <fieldset className="fact">
      <legend>{text('fact_also_send')}</legend>
      <div>
        {extraHeaders.map((header) => (
          <label key={header.name} className="choice">
            <input
              type="checkbox"
              checked={header.taken}
              onChange={(event) =>
                void decide('draft.set', {
                  id,
                  extraHeaders: event.currentTarget.checked
                    ? [...taken, header.name]
                    : taken.filter((name) => name !== header.name),
                })
              }
            />
            <code>{`${header.name}: ${header.value}`}</code>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SiteChoiceProps {
  readonly sites: readonly SiteView[];
  readonly chosen: readonly string[];
  readonly onChoose: (sites: readonly string[]) => void;
}

/** Pages that may use the token besides the address bar. Nothing is ticked for the user. */
function SiteChoice({ sites, chosen, onChoose }: SiteChoiceProps) {
  const toggle = (origin: string, ticked: boolean) =>
    onChoose(ticked ? [...chosen, origin] : chosen.filter((other) => other !== origin));
  const tick = ({ origin, kind }: SiteView) => (
    <label key={origin} className="choice">
      <input
        type="checkbox"
        checked={chosen.includes(origin)}
        onChange={(event) => toggle(origin, event.currentTarget.checked)}
      />
      <span>
        {hostText(origin)}{' '}
        <span className="quiet">{text(kind === 'docs' ? 'site_docs' : 'site_console')}</span>
      </span>
    </label>
  );
  // The first is the likely one; the others would push the browser's question out of sight.
  const [first, ...others] = sites;
  return (
    <fieldset className="fact">
      <legend>{text('fact_also_from')}</legend>
      <div>
        {first && tick(first)}
        {others.length === 1 && others.map(tick)}
        {others.length > 1 && (
          <details className="details">
            <summary>{text('more_pages', others.length)}</summary>
            {others.map(tick)}
          </details>
        )}
      </div>
    </fieldset>
  );
}
