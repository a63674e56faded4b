import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { withoutToken } from '../../../core/vault/without-token';
import { returnUnusedAccess } from '../access/return-unused-access';
import { settle } from '../state/settle';
import { changeVault } from './session';

/** Gives up a record that did not open. @throws {InvalidInputError} `no-such-token`, also for one that did */
export async function giveUpRecord(id: string): Promise<void> {
  await changeVault((vault) => {
    if (!vault.setAside.some((record) => record.id === id)) throw new InvalidInputError('no-such-token');
    return withoutToken(vault, id);
  });
  await settle();
  await returnUnusedAccess();
}
