import { StorageFailedError } from '../errors/vault-errors';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { parseVaultFile } from './parse-vault-file';
import { sameSave } from './same-save';

/**
 * Opens what came back from storage and holds it against what was meant to be written.
 * @throws StorageFailedError when it is not the same
 */
export async function checkWritten(stored: unknown, meant: OpenVault): Promise<void> {
  const written = await readBack(stored, meant);
  const same =
    written !== null &&
    sameSave(written.file, meant.file) &&
    JSON.stringify(written.file.records) === JSON.stringify(meant.file.records) &&
    content(written) === content(meant);
  if (!same) throw new StorageFailedError();
}

async function readBack(stored: unknown, { key }: OpenVault): Promise<OpenVault | null> {
  try {
    return await openFile(await parseVaultFile(stored), key);
  } catch {
    return null;
  }
}

/** Whatever the order; and why a record did not open may be told another way once those beside it have changed. */
function content({ tokens, settings, setAside }: OpenVault): string {
  const byId = [...tokens].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([byId, settings, setAside.map(({ id }) => id).toSorted()]);
}
