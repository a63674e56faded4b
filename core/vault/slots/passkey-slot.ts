import type { Bytes } from '../../bytes/bytes';
import { toUtf8 } from '../../bytes/utf8';
import { InvalidInputError } from '../../errors/invalid-input-error';
import type { PasskeyRequest } from '../../shapes/passkey-request';
import { hkdf } from '../seal';
import type { KeySlot } from '../vault-file';
import { secretSlot } from './secret-slot';
import { newSalt, SALT_BYTES, slotBytes, type UnlockSecret } from './unlock-secret';

/** What a new slot notes of its passkey, so that a page can ask for it while locked. */
export interface NewPasskey extends Omit<PasskeyRequest, 'slotId'> {
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * A passkey as guard of the vault key.
 * @param output of its PRF, 32 bytes
 * @param made needed for a new slot only
 */
export function passkeySlot(output: Bytes, made?: NewPasskey): UnlockSecret {
  return secretSlot({
    kind: 'passkey',
    newParams() {
      if (made === undefined) throw new InvalidInputError('passkey');
      const { credentialId, transports, salt, createdAt } = made;
      return { credentialId, transports: transports.join(' '), prfSalt: salt, createdAt, salt: newSalt() };
    },
    derive: (params) => hkdf(output, slotBytes(params['salt'], SALT_BYTES), toUtf8('keybearer passkey')),
  });
}

/** What a page needs to ask for the passkey of a slot; null when the slot does not say. */
export function passkeyRequest({ id, params }: KeySlot): PasskeyRequest | null {
  const { credentialId, transports, prfSalt } = params;
  if (typeof credentialId !== 'string' || typeof transports !== 'string' || typeof prfSalt !== 'string') {
    return null;
  }
  const known = transports.split(' ').filter((transport) => transport !== '');
  return { slotId: id, credentialId, transports: known, salt: prfSalt };
}
