import * as v from 'valibot';
import { DamagedVaultError, NewerVaultError } from '../errors/vault-errors';
import { checkSlots } from './check-slots';
import { headerChecksum } from './header-checksum';
import { VAULT_FORMAT } from './stored-data';
import { type VaultFile, vaultFileSchema } from './vault-file';

const anyFormat = v.object({ format: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/**
 * Reads a stored vault file without opening it.
 * @throws NewerVaultError when a later version of the extension wrote it
 * @throws DamagedVaultError when it is truncated, malformed, or its checksum does not fit
 */
export async function parseVaultFile(stored: unknown): Promise<VaultFile> {
  const format = v.safeParse(anyFormat, stored);
  if (!format.success) throw new DamagedVaultError('format');
  if (format.output.format > VAULT_FORMAT) throw new NewerVaultError(format.output.format);
  const parsed = v.safeParse(vaultFileSchema, stored);
  // No `cause`: issues of the schema quote what they were given.
  if (!parsed.success) throw new DamagedVaultError('shape');
  const file = parsed.output;
  if ((await headerChecksum(file)) !== file.checksum) throw new DamagedVaultError('header');
  // A second passphrase slot would only make whoever unlocks wait.
  if (file.slots.length > 0 && !areSlots(file.slots)) throw new DamagedVaultError('slots');
  return file;
}

function areSlots(slots: VaultFile['slots']): boolean {
  try {
    checkSlots(slots);
    return true;
  } catch {
    return false;
  }
}
