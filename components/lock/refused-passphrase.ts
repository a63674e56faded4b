import type { TextKey } from '../format/text';
import { judgePassphrase, STRONG_ENOUGH } from './judge-passphrase';

/** Why a new passphrase is not taken; null when it is. */
export async function refusedPassphrase(passphrase: string, repeated: string): Promise<TextKey | null> {
  if ((await judgePassphrase(passphrase)) < STRONG_ENOUGH) return 'passphrase_too_weak';
  return passphrase === repeated ? null : 'passphrase_differs';
}
