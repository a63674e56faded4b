import { withoutTokenChoices } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { SETTINGS_ID } from '../../../core/shapes/settings-id';
import { tokenTitle } from '../../../core/token/token-title';
import { withoutToken, withSettings, withTokens } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { dropRemoved, keepRemoved, readRemoved, UNDO_TIME } from '../stores/waiting';
import { syncAll } from '../sync/sync-all';
import { changeVault, openedVault, requireVault, whileUnlocked } from '../vault/open-vault';

/** Removes a token here; it keeps working at its provider. It can be brought back for a while. */
export async function removeToken(id: string): Promise<void> {
  const record = tokenOf(await requireVault(), id);
  await removeRulesOf(id);
  const until = Date.now() + UNDO_TIME;
  await whileUnlocked((now) => keepRemoved(now, { id, records: [record], provider: null, until }));
  await setAlarm(ALARMS.undo, until);
  try {
    await changeVault((current) => withoutToken(current, id));
  } catch (error) {
    // It is still here, so it is sent again.
    await forgetRemoved(id);
    await syncAll();
    throw error;
  }
  logActivity('removed', tokenTitle(record));
  await choices.change((now) => withoutTokenChoices(now, id));
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
  await forgetRemoved(id);
  await syncAll();
}

/** Behind a lock there is nothing left to forget. */
async function forgetRemoved(id: string): Promise<void> {
  if ((await openedVault()) !== null) await whileUnlocked((now) => dropRemoved(now, id));
}

/**
 * Gives up a record that did not open. Settings are stored anew, as careful as they were taken for.
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
