import { useEffect, useState } from 'react';
import type { PendingTokenView as Draft } from '../../core/pages/pending-token-view';
import type { Snapshot } from '../../core/pages/snapshot';
import { tokenTitle } from '../../core/token/token-title';
import { later } from '../controls/later';
import { ProblemNotice } from '../controls/notice';
import { ViewHeading } from '../controls/view-heading';
import { evidenceText, formText } from '../format/pasted-text';
import { text } from '../format/text';
import { send } from '../state/send';
import { announce, navigate } from '../state/store';
import { useAccess } from '../state/use-access';
import { AddressNotes, needsCare } from './address-notes';
import { beginOwn } from './begin-own';
import { ContinuedPaste, DeniedActions, DraftActions, Following, useFinishDraft } from './draft-actions';
import { DraftChoices, useDraftChoice } from './draft-choices';
import { isPickerOpen } from './draft-owner';
import { DraftPicker, DraftPickerView } from './draft-picker';
import { ConflictNotes, DraftPreview, HostNotes } from './draft-preview';
import { DraftToken } from './draft-token';
import { OtherAccount } from './other-account';
import { putDraft } from './put-draft';

const OwnReview = later(async () => (await import('./own-review')).OwnReview);

/** A pasted token: what it is, where it will be sent, and the browser's question. */
export function AddReview({ draft, snapshot }: { readonly draft: Draft; readonly snapshot: Snapshot }) {
  const held = useAccess(draft.access);
  const { asking, finish } = useFinishDraft(draft.access);
  // What is never sent needs no access.
  const keep = () => void send('draft.finish', { how: 'without-sending' });
  const replaced = snapshot.tokens.find((token) => token.id === draft.replacesId);
  const denied = draft.state === 'asked' && held === false && !asking;
  const provider = draft.providerName;
  const heard = heardText(draft, provider);
  useEffect(() => announce(heard), [heard]);
  const choice = useDraftChoice(draft);
  const [picking, setPicking] = useState(false);
  const picker = {
    draft,
    onChoose: (id: string) => {
      setPicking(false);
      choice.chooseApi(id);
    },
    onToken: (pasted: string) => void putDraft(pasted, null),
    onOwn: (typed: string) => {
      setPicking(false);
      void beginOwn(draft.id, typed);
    },
  };
  if (picking) return <DraftPickerView {...picker} onBack={() => setPicking(false)} />;
  if (draft.own !== null && !replaced)
    return <OwnReview draft={draft} own={draft.own} snapshot={snapshot} onPick={() => setPicking(true)} />;
  const pickerOpen = !replaced && isPickerOpen(draft, choice.shown.providerId);
  return (
    <>
      <ViewHeading onBack={() => navigate({ name: 'home' })}>
        {replaced ? text('replace_title', tokenTitle(replaced)) : text('add_title')}
      </ViewHeading>
      <ContinuedPaste />
      <Following draft={draft} />
      <div className="facts">
        <DraftToken draft={draft} />
        {!replaced && (
          <DraftChoices
            draft={draft}
            choice={choice}
            busy={asking || draft.state === 'testing'}
            onPick={() => setPicking(true)}
          />
        )}
        <DraftPreview draft={draft} />
      </div>
      <AddressNotes draft={draft} provider={provider} />
      {draft.complete && !replaced && <HostNotes draft={draft} />}
      <ConflictNotes draft={draft} tokens={snapshot.tokens} />
      <ProblemNotice />
      {replaced && draft.otherAccount ? (
        <OtherAccount test={draft.otherAccount} replaced={replaced} />
      ) : denied ? (
        <DeniedActions expiresAt={draft.expiresAt} onAgain={() => finish(draft.afterAccess)} />
      ) : (
        <>
          {replaced && <p className="quiet">{text('replace_compares')}</p>}
          {draft.providerId === null || !draft.complete ? (
            <>
              <p className="quiet">{text(draft.providerId === null ? 'choose_api_hint' : 'fields_hint')}</p>
              {pickerOpen && <DraftPicker {...picker} />}
            </>
          ) : (
            <DraftActions
              access={draft.access}
              origins={draft.origins}
              state={draft.state}
              careful={
                needsCare(draft) ||
                draft.sharedSuffixes.length > 0 ||
                draft.server?.like != null ||
                draft.server?.inClear != null
              }
              keptOnly={draft.elsewhere !== null}
              held={held}
              asking={asking}
              onFinish={(how) => (draft.elsewhere === null || how === 'test' ? finish(how) : keep())}
            />
          )}
        </>
      )}
    </>
  );
}

/** "Read from a curl command. For GitHub: the command goes to api.github.com." */
function heardText({ readFrom, owner, providerId, own }: Draft, provider: string | null): string {
  const read = text('heard_read', formText(readFrom));
  const why = owner.evidence.find((evidence) => evidence.providerId === providerId);
  if (provider === null) return own === null ? read : `${read} ${text('heard_own')}`;
  return `${read} ${text('heard_for', provider)} ${why ? evidenceText(why, readFrom, provider) : ''}`.trim();
}
