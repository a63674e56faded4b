import { toUtf8 } from '../../bytes/utf8';
import { hkdf } from '../hkdf';
import type { KeySlot } from './key-slot';
import { secretSlot } from './secret-slot';
import { newSalt, SALT_BYTES, slotBytes } from './slot-bytes';

/**
 * A recovery code as guard of the vault key. It has 130 random bits, so no KDF slows its use: nobody tries
 * that many.
 * @param symbols from `readRecoveryCode`
 */
export function recoverySlot(symbols: string): KeySlot {
  return secretSlot({
    kind: 'recovery',
    newParams: () => ({ salt: newSalt() }),
    derive(params) {
      const salt = slotBytes(params['salt'], SALT_BYTES);
      return hkdf(toUtf8(symbols), salt, toUtf8('keybearer recovery code'));
    },
  });
}
