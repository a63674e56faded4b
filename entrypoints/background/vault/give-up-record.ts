import { KeybearerError } from '../../../core/errors/keybearer-error';

export async function giveUpRecord(_id: string): Promise<void> {
  throw new KeybearerError('unexpected');
}
