import type { Bytes } from '../../bytes/bytes';
import { passphraseSlot } from '../slots/passphrase-slot';
import { unlockFile } from '../unlock-file';
import type { VaultFile } from '../vault-file';

/** The vault key by a passphrase. */
export async function keyOf(file: VaultFile, passphrase: string): Promise<Bytes> {
  return (await unlockFile(file, passphraseSlot(passphrase))).key;
}
