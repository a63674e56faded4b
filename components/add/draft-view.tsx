import type { DraftView as Draft, Snapshot } from '../../core/snapshot/snapshot';
import { tokenTitle } from '../../core/token/token-title';
import { ProblemNotice } from '../controls/problem-notice';
import { ViewHeading } from '../controls/view-heading';
import { go } from '../state/go';
import { useAccess } from '../state/use-access';
import { text } from '../text';
import { DeniedActions } from './denied-actions';
import { DraftActions } from './draft-actions';
import { DraftChoices } from './draft-choices';
import { DraftPreview } from './draft-preview';
import { DraftToken } from './draft-token';
import { OtherAccount } from './other-account';
import { RivalNotes } from './rival-notes';
import { useFinishDraft } from './use-finish-draft';

/** A pasted token: what it is, where it will be sent, and the browser's question. */
export function DraftView({ draft, snapshot }: { readonly draft: Draft; readonly snapshot: Snapshot }) {
  const held = useAccess(draft.access);
  const { asking, finish } = useFinishDraft(draft);
  const replaced = snapshot.tokens.find((token) => token.id === draft.replacesId);
  const denied = draft.state === 'asked' && held === false && !asking;
  return (
    <>
      <ViewHeading onBack={() => go({ name: 'home' })}>
        {replaced ? text('replace_title', tokenTitle(replaced)) : text('add_title')}
      </ViewHeading>
      <div className="facts">
        <DraftToken draft={draft} />
        {!replaced && (
          <DraftChoices
            draft={draft}
            providers={snapshot.providers}
            busy={asking || draft.state === 'testing'}
          />
        )}
        <DraftPreview draft={draft} />
      </div>
      <RivalNotes draft={draft} tokens={snapshot.tokens} />
      <ProblemNotice />
      {replaced && draft.otherAccount ? (
        <OtherAccount test={draft.otherAccount} replaced={replaced} />
      ) : denied ? (
        <DeniedActions draft={draft} onAgain={() => finish(draft.afterAccess)} />
      ) : (
        <>
          {replaced && <p className="quiet">{text('replace_compares')}</p>}
          <DraftActions draft={draft} held={held} asking={asking} onFinish={finish} />
        </>
      )}
    </>
  );
}
