import { withoutTokenChoices } from '../../../core/session/choices';
import { tokenTitle } from '../../../core/token/token-title';
import { tokenOf } from '../../../core/vault/token-of';
import { withActiveToken } from '../../../core/vault/with-active-token';
import { withoutToken } from '../../../core/vault/without-token';
import { setAlarm } from '../../../platform/background/alarms';
import { note } from '../activity/activity';
import { ALARMS } from '../alarm-names';
import { detach } from '../rules/withdraw-rules';
import { choices } from '../state/choices';
import { settle } from '../state/settle';
import { changeVault, requireVault, whileUnlocked } from '../vault/session';
import { readRemoved, removedStore } from './removed-store';

/** Milliseconds during which a removed token can be brought back. */
const UNDO_TIME = 30_000;

/** Removes a token here; it keeps working at its provider. It can be brought back for a while. */
export async function removeToken(id: string): Promise<void> {
  const record = tokenOf(await requireVault(), id);
  await detach(id);
  await whileUnlocked((now) => removedStore.write(now, { record, until: Date.now() + UNDO_TIME }));
  await setAlarm(ALARMS.undo, Date.now() + UNDO_TIME);
  try {
    await changeVault((current) => withoutToken(current, id));
  } catch (error) {
    // It is still here, so it is sent again.
    await removedStore.remove();
    await settle();
    throw error;
  }
  note('removed', tokenTitle(record));
  await choices.change((now) => withoutTokenChoices(now, id));
  await settle();
}

/** Brings the removed token back. */
export async function restoreToken(): Promise<void> {
  const record = await readRemoved(await requireVault());
  if (record === null) return;
  await changeVault((vault) => withActiveToken(vault, record));
  await removedStore.remove();
  await settle();
}
