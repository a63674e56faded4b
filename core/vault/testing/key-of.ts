import type { Bytes } from '../../bytes/bytes';
import { unlockFile } from '../open-file';
import { passphraseSlot } from '../slots/passphrase-slot';
import type { VaultFile } from '../vault-file';

/** The vault key by a passphrase. */
export async function keyOf(file: VaultFile, passphrase: string): Promise<Bytes> {
  return (await unlockFile(file, passphraseSlot(passphrase))).key;
}
