import { withoutTokenChoices } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { SETTINGS_ID } from '../../../core/shapes/settings-id';
import { tokenTitle } from '../../../core/token/token-title';
import { withoutToken, withSettings, withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { ALARMS, setAlarm } from '../../../platform/background/alarms';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { dropRemoved, keepRemoved, readRemoved } from '../stores/waiting';
import { syncAll } from '../sync/sync-all';
import { changeVault, openedVault, requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds during which a removed token can be brought back. */
const UNDO_TIME = 30_000;

/** Removes a token here; it keeps working at its provider. It can be brought back for a while. */
export async function removeToken(id: string): Promise<void> {
  const record = tokenOf(await requireVault(), id);
  await removeRulesOf(id);
  await whileUnlocked((now) => keepRemoved(now, { record, until: Date.now() + UNDO_TIME }));
  await setAlarm(ALARMS.undo, Date.now() + UNDO_TIME);
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

/** Brings the token back that was removed last; the one before it comes next. */
export async function restoreToken(): Promise<void> {
  const record = (await readRemoved(await requireVault())).at(-1);
  if (record === undefined) return;
  const chosen = await choices.read();
  await changeVault((vault) => withToken(vault, withoutTakeover(vault, record, chosen)));
  await forgetRemoved(record.id);
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
