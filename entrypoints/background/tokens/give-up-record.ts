import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { SETTINGS_ID } from '../../../core/shapes/settings-id';
import { withoutToken, withSettings } from '../../../core/vault/edit-vault';
import { returnUnusedAccess } from '../access/return-unused-access';
import { settle } from '../sync/settle';
import { changeVault } from '../vault/open-vault';

/**
 * Gives up a record that did not open. Settings are stored anew, as careful as they were taken for.
 * @throws {InvalidInputError} `no-such-token`, also for one that did
 */
export async function giveUpRecord(id: string): Promise<void> {
  await changeVault((vault) => {
    if (!vault.setAside.some((record) => record.id === id)) throw new InvalidInputError('no-such-token');
    return id === SETTINGS_ID ? withSettings(vault, {}) : withoutToken(vault, id);
  });
  await settle();
  await returnUnusedAccess();
}
