import { useEffect, useState } from 'react';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { PasteView } from '../../core/pages/pending-view';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { seenLine } from '../format/pasted-text';
import { text } from '../format/text';
import { announce, navigate } from '../state/store';
import { useAccess } from '../state/use-access';
import { AddressNotes, HostLine, hostName, LeftOut, needsCare } from './address-notes';
import { ContinuedPaste, DeniedActions, DraftActions, useFinishDraft } from './draft-actions';
import { DraftAnswers } from './draft-answers';
import { DraftPickerView } from './draft-picker';
import { decide } from './put-draft';

interface SeveralViewProps {
  readonly paste: Extract<PasteView, { kind: 'several' }>;
}

/** Tokens of one paste: which of them are saved, each for its own API, behind one question of the browser. */
export function SeveralView({ paste }: SeveralViewProps) {
  const { drafts, waiting, access, state, afterAccess, expiresAt, leftOut, seen } = paste;
  const held = useAccess(access);
  const { asking, finish } = useFinishDraft(access);
  const chosen = drafts.filter(({ ticked }) => ticked);
  const busy = asking || state === 'testing';
  const heard = text('heard_chosen', chosen.length, drafts.length);
  useEffect(() => announce(heard), [heard]);
  const denied = state === 'asked' && held === false && !asking;
  const [picking, setPicking] = useState<string | null>(null);
  const picked = drafts.find(({ id }) => id === picking);
  if (picked !== undefined)
    return (
      <DraftPickerView
        draft={picked}
        onBack={() => setPicking(null)}
        onChoose={(providerId) => {
          setPicking(null);
          void decide('draft.choose', { id: picked.id, providerId, region: null, allowedSites: [] });
        }}
      />
    );
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>
        {text('several_title', drafts.length)}
      </ViewHeading>
      <ContinuedPaste />
      <fieldset disabled={busy}>
        <legend className="unseen">{text('several_legend')}</legend>
        <ul className="rows">
          {drafts.map((draft) => (
            <SeveralRow key={draft.id} draft={draft} onPick={() => setPicking(draft.id)} />
          ))}
        </ul>
      </fieldset>
      {seen.length > 0 && (
        <ul className="quiet">
          {seen.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the list is drawn again with each paste.
            <li key={index}>{seenLine(one)}</li>
          ))}
        </ul>
      )}
      {leftOut.length > 0 && (
        <div className="quiet">
          {text('fact_left_out')}: <LeftOut names={leftOut} />
        </div>
      )}
      <ProblemNotice />
      {waiting > 0 && (
        <p className="quiet">
          {text(waiting === 1 ? 'several_waiting_one' : 'several_waiting', waiting)}{' '}
          <Button look="link" busy={busy} onClick={() => void decide('draft.one-by-one', {})}>
            {text('one_by_one')}
          </Button>
        </p>
      )}
      {chosen.length === 0 ? (
        <p className="quiet">{text('tick_first')}</p>
      ) : denied ? (
        <DeniedActions expiresAt={expiresAt} onAgain={() => finish(afterAccess)} />
      ) : (
        <DraftActions
          access={access}
          origins={[...new Set(chosen.flatMap(({ origins }) => origins))]}
          state={state}
          careful={chosen.some(needsCare)}
          count={chosen.length}
          held={held}
          asking={asking}
          onFinish={finish}
        />
      )}
    </>
  );
}

interface SeveralRowProps {
  readonly draft: PendingTokenView;
  /** Shows the picker. */
  readonly onPick: () => void;
}

function SeveralRow({ draft, onPick }: SeveralRowProps) {
  const {
    id,
    name,
    line,
    lastFour,
    sameAsLine,
    ticked,
    providerId,
    providerName,
    own,
    complete,
    hosts,
    pathPrefix,
  } = draft;
  const called = name ?? text('line_number', line);
  return (
    <li className="paste-row">
      <label className="choice">
        <input
          type="checkbox"
          checked={ticked}
          disabled={(providerId === null && own === null) || !complete}
          onChange={(event) => void decide('draft.set', { id, ticked: event.currentTarget.checked })}
        />
        <span className="spread">
          <code>
            <bdi>{called}</bdi>
          </code>
          <code className="quiet">{text('dots_and_end', lastFour)}</code>
        </span>
      </label>
      <div className="paste-row-more">
        {sameAsLine !== null && <p className="quiet">{text('same_as_line', sameAsLine)}</p>}
        {own !== null && <p>{text('own_several', own.name)}</p>}
        {providerName ? (
          <p>{providerName}</p>
        ) : (
          <div className="actions">
            <Button aria-label={text('choose_api_for', called)} onClick={onPick}>
              {text('choose_api')}
            </Button>
          </div>
        )}
        <DraftAnswers draft={draft} />
        {hosts.map((host) => (
          <HostLine key={hostName(host)} host={host} path={pathPrefix} />
        ))}
        <AddressNotes draft={draft} provider={providerName} />
      </div>
    </li>
  );
}
