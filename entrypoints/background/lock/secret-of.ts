import { fromBase64 } from '../../../core/bytes/base64';
import type { SecretInput } from '../../../core/messages/inputs';
import type { KeySlot } from '../../../core/vault/slots/key-slot';
import { passkeySlot } from '../../../core/vault/slots/passkey-slot';
import { passphraseSlot } from '../../../core/vault/slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from '../../../core/vault/slots/recovery-slot';

/**
 * A secret from a page, ready to open a slot.
 * @throws {KeybearerError} `mistyped-recovery-code`
 */
export async function secretOf(input: SecretInput): Promise<KeySlot> {
  if (input.kind === 'passphrase') return passphraseSlot(input.passphrase);
  if (input.kind === 'passkey') return passkeySlot(fromBase64(input.output));
  return recoverySlot(await readRecoveryCode(input.code));
}
