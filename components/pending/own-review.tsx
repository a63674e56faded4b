import { useState } from 'react';
import type { OwnDraftView } from '../../core/pages/own-draft-view';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { Snapshot } from '../../core/pages/snapshot';
import { CONFIRMABLE } from '../../core/providers/confirmable';
import { Button } from '../controls/button';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { formText } from '../format/pasted-text';
import { text } from '../format/text';
import { OwnApiForm } from '../own-api/own-api-form';
import { navigate } from '../state/store';
import { useAccess } from '../state/use-access';
import { AddressNotes, hostName, needsCare } from './address-notes';
import { ContinuedPaste, DeniedActions, DraftActions, Following, useFinishDraft } from './draft-actions';
import { DraftFields } from './draft-fields';
import { ConflictNotes } from './draft-preview';
import { DraftToken } from './draft-token';
import { CheckFact, NameFact, SendsFact, ToFact } from './own-facts';
import { FormChoice } from './own-form-choice';
import { HostQuestion, HttpQuestion, NotThatOne } from './own-questions';
import { useOwnDraft } from './use-own-draft';

interface OwnReviewProps {
  readonly draft: PendingTokenView;
  readonly own: OwnDraftView;
  readonly snapshot: Snapshot;
  /** Shows the picker of known APIs. */
  readonly onPick: () => void;
}

/** A pasted token of an API that nobody knows: what is said of it, what is open, and the browser's question. */
export function OwnReview({ draft, own, snapshot, onPick }: OwnReviewProps) {
  const held = useAccess(draft.access);
  const { asking, finish } = useFinishDraft(draft.access);
  const edit = useOwnDraft(draft.id, own);
  const { value, settled } = edit;
  // Of a little-known API every part is to be looked at.
  const [opened, setOpened] = useState(own.from !== null);
  const busy = asking || draft.state === 'testing';
  const open = opened || own.problems.some(needsForm);
  const [host] = own.hosts;
  const denied = draft.state === 'asked' && held === false && !asking;
  const odd = withoutSaid(draft);
  const careful = needsCare(odd) || own.hosts.some(({ likeness, plain }) => likeness !== null || plain);
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>
        {host === undefined ? text('own_add_title') : text('own_add_at', hostName(host))}
      </ViewHeading>
      <ContinuedPaste />
      <Following draft={draft} />
      <p className="quiet">
        {saidBy(draft, own)}{' '}
        <Button look="link" onClick={onPick}>
          {text('own_pick_known')}
        </Button>
      </p>
      <fieldset className="facts own-review" disabled={busy}>
        <HostQuestion own={own} edit={edit} />
        <NotThatOne own={own} edit={edit} />
        <HttpQuestion own={own} edit={edit} />
        {open ? (
          <OwnApiForm
            value={value}
            onChange={(next) => {
              setOpened(true);
              edit.change(next);
            }}
            problems={settled ? own.problems.filter(({ code }) => !CONFIRMABLE.has(code)) : null}
            token={`••••••••${draft.lastFour}`}
          />
        ) : (
          <NameFact edit={edit} own={own} />
        )}
        <DraftToken draft={draft} />
        {draft.pasted === null && (own.from === null || !open) && (
          <FormChoice draft={draft} own={own} edit={edit} onOther={() => setOpened(true)} />
        )}
        <DraftFields draft={draft} />
        {!open && (
          <>
            <dl className="facts">
              {!own.asks.includes('form') && <SendsFact own={own} />}
              <ToFact own={own} />
            </dl>
            <CheckFact own={own} edit={edit} />
            <div>
              <Button look="link" aria-expanded={false} onClick={() => setOpened(true)}>
                {text('own_more_all')}
              </Button>
            </div>
          </>
        )}
      </fieldset>
      <AddressNotes draft={odd} provider={null} />
      <ConflictNotes draft={draft} tokens={snapshot.tokens} />
      <ProblemNotice />
      {denied ? (
        <DeniedActions expiresAt={draft.expiresAt} onAgain={() => finish(draft.afterAccess)} />
      ) : draft.complete ? (
        <DraftActions
          access={draft.access}
          origins={draft.origins}
          state={draft.state}
          careful={careful}
          testable={own.check !== null}
          held={held}
          asking={asking || !settled}
          onFinish={finish}
        />
      ) : (
        <p className="quiet">{text(missing(own))}</p>
      )}
    </>
  );
}

/** Who says how it takes its token. */
function saidBy({ addresses, readFrom }: PendingTokenView, { documentOf, from }: OwnDraftView): string {
  if (from !== null) return text('own_from_list', from);
  if (documentOf !== null) return text('own_from_document', documentOf);
  const isSaid = addresses.some(({ role }) => role === 'target');
  return isSaid ? text('own_said_by', formText(readFrom)) : text('own_not_said');
}

/** Why nothing can be asked for or sent yet. */
function missing({ asks, problems }: OwnDraftView) {
  if (asks.length > 0) return asks.length === 1 ? 'own_question_left' : 'own_questions_left';
  return problems.length > 0 ? 'own_problem_left' : 'fields_hint';
}

/** What the short view has no field for. */
function needsForm({ code, place }: OwnDraftView['problems'][number]): boolean {
  return place !== 'name' && place !== 'check' && !CONFIRMABLE.has(code);
}

/** The host's own line says already what it resembles, and that it is not encrypted. */
function withoutSaid(draft: PendingTokenView): PendingTokenView {
  const addresses = draft.addresses.map((address) =>
    address.role === 'target'
      ? { ...address, likeness: null, host: address.host && { ...address.host, plain: false } }
      : address,
  );
  return { ...draft, addresses };
}
