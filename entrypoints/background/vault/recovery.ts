import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { SecretInput } from '../../../core/messages/inputs';

export async function beginRecovery(_proof: SecretInput): Promise<{ code: string }> {
  throw new KeybearerError('unexpected');
}

export async function confirmRecovery(_ending: string): Promise<void> {
  throw new KeybearerError('unexpected');
}

export async function discardRecovery(): Promise<void> {
  throw new KeybearerError('unexpected');
}
