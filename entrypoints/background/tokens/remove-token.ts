import { withoutTokenChoices } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { SETTINGS_ID } from '../../../core/shapes/settings-id';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { withoutToken, withSettings, withTokens } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { returnUnusedAccess } from '../access/access';
import { logActivityOfMany } from '../activity/activity';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { dropRemoved, keepRemoved, readRemoved, UNDO_TIME, UNDO_TIME_OF_MANY } from '../stores/waiting';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault, whileUnlocked } from '../vault/open-vault';

/** Removes a token here; it keeps working at its provider. It can be brought back for a while. */
export async function removeToken(id: string): Promise<void> {
  await remove([tokenOf(await requireVault(), id)], UNDO_TIME);
}

/** Removes many in one save. One click brings all of them back, for longer. Ids that are gone are passed over. */
export async function removeTokens({ ids }: MessageInput<'tokens.remove'>): Promise<void> {
  const { tokens } = await requireVault();
  const records = [...new Set(ids)].flatMap((id) => tokens.get(id) ?? []);
  if (records.length > 0) await remove(records, UNDO_TIME_OF_MANY);
}

async function remove(records: readonly TokenRecord[], undoTime: number): Promise<void> {
  const ids = records.map(({ id }) => id);
  const [id = ''] = ids;
  await removeRulesOf(...ids);
  const until = Date.now() + undoTime;
  try {
    await whileUnlocked((now) => keepRemoved(now, { id, records: [...records], provider: null, until }));
    await changeVault((now) => withTokens(now, { put: [], drop: ids }));
  } catch (error) {
    // They were not removed after all, so they are sent again.
    await dropRemoved(id);
    await syncAll();
    throw error;
  }
  logActivityOfMany(
    'removed',
    records.map((record) => ({ title: tokenTitle(record) })),
  );
  await choices.change((now) => ids.reduce(withoutTokenChoices, now));
  await syncAll();
}

/** Brings back what was removed last, with all of its tokens; what was removed before it comes next. */
export async function restoreToken(): Promise<void> {
  const removed = (await readRemoved(await requireVault())).at(-1);
  if (removed === undefined) return;
  const chosen = await choices.read();
  const { id, records, provider } = removed;
  await changeVault((vault) =>
    withTokens(vault, {
      put: records.map((record) => withoutTakeover(vault, record, chosen)),
      drop: [],
      putProviders: provider === null ? [] : [provider],
    }),
  );
  await dropRemoved(id);
  await syncAll();
}

/**
 * Gives up a record that did not open. Settings are stored again, as careful as they were taken for.
 * @throws {InvalidInputError} `no-such-token`, also for one that did
 */
export async function giveUpRecord(id: string): Promise<void> {
  await changeVault((vault) => {
    if (!vault.setAside.some((record) => record.id === id)) throw new InvalidInputError('no-such-token');
    return id === SETTINGS_ID ? withSettings(vault, {}) : withoutToken(vault, id);
  });
  await syncAll();
  await returnUnusedAccess();
}
