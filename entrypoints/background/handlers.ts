import type { MessageInput, MessageName, MessageOutput } from '../../core/messages/message-table';
import { withSettings } from '../../core/vault/with-settings';
import { returnAccess } from '../../platform/access';
import { reloadTab } from '../../platform/background/tabs';
import { scheduleIdleLock } from './auto-lock';
import { choices } from './choices';
import { chooseTab } from './choose-tab';
import { chooseForDraft, discardDraft, noteAsked, putDraft } from './drafts';
import { editToken } from './edit-token';
import { finishDraft } from './finish-draft';
import { lock } from './lock';
import { openApi } from './open-api';
import { setPassphrase } from './passphrase';
import { removeToken, restoreToken } from './remove-token';
import { cancelRevocation, checkRevocation, openRevokePage, startRevocation } from './revocation';
import { sendFor } from './send-for';
import { changeVault } from './session';
import { settle, showState } from './settle';
import { moveToRegion, testToken } from './test-token';
import { standing, unlock } from './unlock';

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
