import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { SecretInput } from '../../../core/messages/inputs';

export async function removeSlot(_id: string, _proof: SecretInput): Promise<void> {
  throw new KeybearerError('unexpected');
}
