import { KeybearerError } from '../../../core/errors/keybearer-error';

/** Everything in one file that the ordinary `age` tool opens with this passphrase. */
export async function makeBackup(_passphrase: string): Promise<{ file: string; name: string }> {
  throw new KeybearerError('unexpected');
}

/** Takes the reminder away until another token is added. */
export async function remindLater(): Promise<void> {
  throw new KeybearerError('unexpected');
}
