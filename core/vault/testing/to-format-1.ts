import { toBase64 } from '../../bytes/base64';
import { toUtf8 } from '../../bytes/utf8';
import type { OpenVault } from '../open-vault';
import { rotateKey } from '../rotate-key';
import { sealWithAad } from '../seal';
import { deriveKey } from '../slots/kdf';
import { passphraseSlot } from '../slots/passphrase-slot';
import { newSalt, newSlotId, SALT_BYTES, slotBytes, slotData } from '../slots/unlock-secret';
import { QUICK_KDF } from './quick-kdf';

/** The vault as version 0.1.0 stored it: its key sealed under what the passphrase derives to. */
export function toFormat1(vault: OpenVault, passphrase: string): Promise<OpenVault> {
  const { kind, unwrap } = passphraseSlot(passphrase);
  const old = {
    kind,
    unwrap,
    async wrap(...[key, home]: Parameters<ReturnType<typeof passphraseSlot>['wrap']>) {
      const slot = { id: newSlotId(), kind, params: { ...QUICK_KDF, salt: newSalt() } };
      const salt = slotBytes(slot.params.salt, SALT_BYTES);
      const derived = await deriveKey(QUICK_KDF, toUtf8(passphrase), salt);
      const wrapped = toBase64(await sealWithAad(derived, slotData(slot, home), key));
      // Format 1 knew no such value; nothing reads it.
      return { slot: { ...slot, wrapped }, auth: new Uint8Array(32) };
    },
  };
  return rotateKey(vault, { keep: [], add: [old] }, 1);
}
