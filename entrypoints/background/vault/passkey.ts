import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';

export async function addPasskey(_input: MessageInput<'passkey.add'>): Promise<void> {
  throw new KeybearerError('unexpected');
}
