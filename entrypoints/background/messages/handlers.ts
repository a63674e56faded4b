import type { MessageInput, MessageName, MessageOutput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/with-settings';
import { returnAccess } from '../../../platform/access';
import { reloadTab } from '../../../platform/background/tabs';
import { chooseForDraft, discardDraft, noteAsked, putDraft } from '../drafts/drafts';
import { finishDraft } from '../drafts/finish-draft';
import { cancelRevocation, checkRevocation, openRevokePage, startRevocation } from '../revoke/revocation';
import { choices } from '../state/choices';
import { settle, showState } from '../state/settle';
import { chooseTab } from '../tokens/choose-tab';
import { editToken } from '../tokens/edit-token';
import { openApi } from '../tokens/open-api';
import { removeToken, restoreToken } from '../tokens/remove-token';
import { sendFor } from '../tokens/send-for';
import { moveToRegion, testToken } from '../tokens/test-token';
import { scheduleIdleLock } from '../vault/auto-lock';
import { lock } from '../vault/lock';
import { setPassphrase } from '../vault/passphrase';
import { changeVault } from '../vault/session';
import { standing, unlock } from '../vault/unlock';

type Handlers = {
  readonly [N in MessageName]: (
    input: MessageInput<N>,
  ) => Promise<MessageOutput<N> extends null ? void : MessageOutput<N>>;
};

/** What each message does. The gate has checked sender and shape before. */
export const HANDLERS: Handlers = {
  'standing.get': standing,
  'vault.unlock': ({ passphrase }) => unlock(passphrase),
  'vault.lock': () => lock('user'),
  'passphrase.set': ({ passphrase, current }) => setPassphrase(passphrase, current),
  'passphrase.later': () => choose({ offerPassphrase: 'answered' }),
  'settings.set': async (settings) => {
    await changeVault((vault) => withSettings(vault, settings));
    await scheduleIdleLock();
    await showState();
  },
  'pause.set': async ({ paused }) => {
    await choices.change((now) => ({ ...now, paused }));
    await settle();
  },
  'draft.put': putDraft,
  'draft.choose': chooseForDraft,
  'draft.asked': ({ how }) => noteAsked(how ?? 'test'),
  'draft.finish': ({ how }) => finishDraft(how),
  'draft.discard': discardDraft,
  'result.dismiss': () => choose({ result: null }),
  'token.test': ({ id }) => testToken(id),
  'token.use-region': ({ id, region }) => moveToRegion(id, region),
  'token.edit': editToken,
  'token.choose-tab': ({ id, tabId, chosen }) => chooseTab(id, tabId, chosen),
  'token.send-for': ({ id, minutes }) => sendFor(id, minutes),
  'token.remove': ({ id }) => removeToken(id),
  'token.restore': restoreToken,
  'token.open': ({ id }) => openApi(id),
  'tab.reload': ({ tabId }) => reloadTab(tabId),
  'revoke.start': ({ id }) => startRevocation(id),
  'revoke.open-page': ({ id }) => openRevokePage(id),
  'revoke.check': ({ id }) => checkRevocation(id, 'user'),
  'revoke.cancel': ({ id }) => cancelRevocation(id),
  'revoke.dismiss': () => choose({ revoked: null }),
  'access.return': async ({ origin }) => {
    await returnAccess([`${origin}/*`]);
  },
};

async function choose(change: Partial<Awaited<ReturnType<typeof choices.read>>>): Promise<void> {
  await choices.change((now) => ({ ...now, ...change }));
  await showState();
}
