import type { OwnProvider } from '../../providers/own-provider';
import type { TokenRecord } from '../../token/token-record';
import { DEFAULT_SETTINGS } from '../../vault/settings';
import { fakeToken } from '../../vault/testing/fake-token';
import { type BackupContent, backupContent } from '../backup-content';

export const PASSPHRASE = 'lantern orchid velvet harbour';
/** The lowest that is read, so that tests are quick. */
export const QUICK_WORK = 1;
export const MADE_AT = 1_795_500_000_000;

/** A backup of these tokens, or of one, and of these own providers. */
export function sampleBackup(
  tokens: readonly TokenRecord[] = [fakeToken('first-token-0001')],
  ownProviders: readonly OwnProvider[] = [],
): BackupContent {
  return backupContent(tokens, ownProviders, DEFAULT_SETTINGS, MADE_AT);
}
