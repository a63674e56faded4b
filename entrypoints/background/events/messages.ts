import { KeybearerError } from '../../../core/errors/keybearer-error';
import { acceptSender } from '../../../core/messages/accept-sender';
import type { MessageInput, MessageName, MessageOutput, Reply } from '../../../core/messages/message-table';
import { readMessage } from '../../../core/messages/read-message';
import { madeAtView, ownProviderView, providerView } from '../../../core/pages/provider-view';
import { inputOf } from '../../../core/providers/own-provider-input';
import { onMessage } from '../../../platform/background/on-message';
import { reloadTab } from '../../../platform/background/tabs';
import { returnAccessTo } from '../access/access';
import { forgetActivity, readActivity } from '../activity/activity';
import { makeBackup, remindLater } from '../backup/backup';
import { noteCopied } from '../clipboard/clipboard';
import { applyImport, chooseImport, discardImport, readImport, undoImport } from '../import/import';
import { bringBack, forgetArchived, startOver } from '../lock/archived-vaults';
import { setSettings } from '../lock/auto-lock';
import { lock } from '../lock/lock';
import { prove } from '../lock/proof';
import { unlock } from '../lock/unlock';
import {
  backToDraft,
  beginOwn,
  chooseForDraft,
  describeApi,
  discardDraft,
  noteAsked,
  putDraft,
  setDraft,
  takeDraft,
} from '../pending/drafts';
import { finishDraft } from '../pending/finish-draft';
import { lookForDraft, tryFormsForDraft } from '../pending/own-api';
import { showOneByOne } from '../pending/several';
import { fetchDescription, handAddress, handedAddress } from '../providers/description';
import {
  judgeOwn,
  listOwn,
  ownProvider,
  removeOwn,
  saveOwn,
  shareOwn,
  useForTokens,
} from '../providers/own-providers';
import { allProviders, pageOfProvider } from '../providers/provider-page';
import { cancelRevocation, checkRevocation, openRevokePage, startRevocation } from '../revoke/revocation';
import { callRevoke } from '../revoke/revoke-call';
import { afterStart, ready } from '../start/ready';
import { choices } from '../stores/choices';
import { identityChoicesOf } from '../stores/identity-choices';
import { numberOfPage, pageOfNumber } from '../stores/opened-pages';
import { providers } from '../stores/providers';
import { syncAll, syncPages } from '../sync/sync-all';
import { vaultStatus } from '../sync/vault-status';
import { chooseTab } from '../tokens/choose-tab';
import { editToken, forgetTyped, keepTyped, typedOf } from '../tokens/edit-token';
import { letPageIn, letPageOut, openOwnTab } from '../tokens/let-in';
import { openApi, openWithToken } from '../tokens/open-tab';
import { pickIdentity } from '../tokens/pick-identity';
import { giveUpRecord, removeToken, removeTokens, restoreToken } from '../tokens/remove-token';
import { revealToken } from '../tokens/reveal';
import { saveAnswer } from '../tokens/save-answer';
import { sendFor } from '../tokens/send-for';
import { takeChanges } from '../tokens/take-changes';
import { moveToRegion, testAt, testToken } from '../tokens/test-token';
import { endTests, startTests } from '../tokens/test-tokens';
import { factsOfToken } from '../tokens/token-facts';
import { groupList, keepList, keptList } from '../tokens/token-list';
import { lookForToken, tryFormsForToken } from '../tokens/try-forms';
import { useTokens } from '../tokens/use-tokens';
import {
  addPasskey,
  beginRecovery,
  confirmRecovery,
  discardRecovery,
  removeSlot,
  setPassphrase,
} from '../unlock-methods/unlock-methods';

/** What helps when a start failed, as with a vault that can't be read, must not wait for one that succeeds. */
const AFTER_ANY_START: ReadonlySet<MessageName> = new Set(['vault.status', 'vault.start-over', 'vault.lock']);

/** The one listener for messages. What is not from a page of ours gets no answer at all. */
export function answerMessages(): void {
  onMessage((message, sender, own) => {
    const page = acceptSender(sender, own.id, own.origin);
    return page === null ? null : answer(message, page);
  });
}

async function answer(message: unknown, page: Parameters<typeof readMessage>[1]): Promise<Reply<unknown>> {
  try {
    const { name, input } = readMessage(message, page);
    await (AFTER_ANY_START.has(name) ? afterStart() : ready());
    const handler = HANDLERS[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: (await handler(input)) ?? null };
  } catch (error) {
    if (error instanceof KeybearerError) return { ok: false, code: error.code, params: error.params };
    return { ok: false, code: 'unexpected', params: {} };
  }
}

type Handlers = {
  readonly [N in MessageName]: (
    input: MessageInput<N>,
  ) => Promise<MessageOutput<N> extends null ? void : MessageOutput<N>>;
};

/** What each message does. The gate has checked sender and shape before. */
export const HANDLERS: Handlers = {
  'vault.status': vaultStatus,
  'vault.unlock': ({ secret }) => unlock(secret),
  'vault.lock': () => lock('user'),
  'vault.prove': ({ secret }) => prove(secret),
  'vault.start-over': startOver,
  'vault.bring-back': ({ at }) => bringBack(at),
  'vault.forget-aside': ({ at }) => forgetArchived(at),
  'record.give-up': ({ id }) => giveUpRecord(id),
  'passphrase.set': ({ passphrase, proof }) => setPassphrase(passphrase, proof),
  'passphrase.later': () => choose({ offerPassphrase: 'answered' }),
  'recovery.begin': ({ proof }) => beginRecovery(proof),
  'recovery.confirm': ({ ending }) => confirmRecovery(ending),
  'recovery.discard': discardRecovery,
  'passkey.add': addPasskey,
  'slot.remove': ({ id, proof }) => removeSlot(id, proof),
  'settings.set': setSettings,
  'token.reveal': ({ id }) => revealToken(id),
  'clipboard.copied': ({ digest }) => noteCopied(digest),
  'backup.make': ({ passphrase }) => makeBackup(passphrase),
  'backup.later': remindLater,
  'import.read': readImport,
  'import.choose': chooseImport,
  'import.apply': applyImport,
  'import.discard': discardImport,
  'import.undo': undoImport,
  'activity.get': readActivity,
  'activity.forget': forgetActivity,
  'pause.set': async ({ paused }) => {
    await choices.change((now) => ({ ...now, paused }));
    await syncAll();
  },
  'draft.put': putDraft,
  'draft.choose': chooseForDraft,
  'draft.set': setDraft,
  'draft.own': describeApi,
  'draft.begin-own': beginOwn,
  'draft.take': takeDraft,
  'draft.back': backToDraft,
  'draft.one-by-one': showOneByOne,
  'providers.list': async () => {
    const { list, starts, own } = await providers();
    // Without a header there is no form to fill.
    const forms = starts.filter(({ headers }) => headers.length > 0);
    return [...list, ...forms].map(providerView).concat(own.map(ownProviderView));
  },
  'providers.all': allProviders,
  'providers.get': ({ id }) => pageOfProvider(id),
  'providers.of-site': async ({ origin }) => {
    const provider = (await providers()).ofSite(origin);
    return provider && madeAtView(provider);
  },
  'own.judge': judgeOwn,
  'own.get': async ({ id }) => inputOf(await ownProvider(id)),
  'own.save': saveOwn,
  'own.use-for-tokens': ({ id }) => useForTokens(id),
  'own.remove': ({ id }) => removeOwn(id),
  'own.share': ({ id }) => shareOwn(id),
  'own.list': listOwn,
  'description.hand': handAddress,
  'description.handed': handedAddress,
  'description.fetch': fetchDescription,
  'draft.asked': ({ how }) => noteAsked(how),
  'draft.finish': ({ how }) => finishDraft(how),
  'draft.look': lookForDraft,
  'draft.try-forms': tryFormsForDraft,
  'draft.discard': discardDraft,
  'result.dismiss': () => choose({ result: null, saved: null, batch: [] }),
  'token.test': ({ id, ...options }) => testToken(id, options),
  'token.test-at': testAt,
  'token.look': ({ id }) => lookForToken(id),
  'token.try-forms': tryFormsForToken,
  'token.identity-choices': ({ id }) => identityChoicesOf(id),
  'token.pick-identity': pickIdentity,
  'token.use-region': ({ id, region }) => moveToRegion(id, region),
  'token.take-changes': takeChanges,
  'token.edit': editToken,
  'tokens.use': useTokens,
  'tokens.remove': removeTokens,
  'tests.start': (input) => startTests(input),
  'tests.end': endTests,
  'list.keep': keepList,
  'list.get': keptList,
  'list.group': groupList,
  'token.facts': ({ id }) => factsOfToken(id),
  'token.choose-tab': ({ id, tabId, chosen }) => chooseTab(id, tabId, chosen),
  'token.send-for': ({ id, minutes }) => sendFor(id, minutes),
  'typed.keep': keepTyped,
  'typed.get': ({ id }) => typedOf(id),
  'typed.forget': forgetTyped,
  'token.remove': ({ id }) => removeToken(id),
  'token.restore': restoreToken,
  'token.open': ({ id }) => openApi(id),
  'answer.save': saveAnswer,
  'tab.open-with-token': openWithToken,
  'page.let-in': letPageIn,
  'page.let-out': letPageOut,
  'page.open-own': openOwnTab,
  // A page may have opened what the tab shows, so a reload is not a visit of the user's own.
  'tab.reload': ({ tabId }) => reloadTab(tabId),
  'revoke.start': ({ id }) => startRevocation(id),
  'revoke.open-page': ({ id }) => openRevokePage(id),
  'revoke.call': callRevoke,
  'revoke.check': ({ id, at }) => checkRevocation(id, 'user', at),
  'revoke.cancel': ({ id }) => cancelRevocation(id),
  'revoke.dismiss': () => choose({ revoked: null }),
  'pages.number': numberOfPage,
  'pages.get': ({ number }) => pageOfNumber(number),
  'access.return': ({ origin }) => returnAccessTo(origin),
};

async function choose(change: Partial<Awaited<ReturnType<typeof choices.read>>>): Promise<void> {
  await choices.change((now) => ({ ...now, ...change }));
  await syncPages();
}
