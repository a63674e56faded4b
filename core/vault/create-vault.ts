import { toBase64 } from '../bytes/base64';
import { randomBytes } from '../bytes/random-bytes';
import { KEY_BYTES } from './aes-gcm';
import { assembleFile } from './assemble-file';
import type { OpenVault } from './open-vault';
import { DEFAULT_SETTINGS } from './settings';
import { VAULT_FORMAT } from './stored-data';
import { withSettings } from './with-settings';

const VAULT_ID_BYTES = 16;

/** A new, empty session vault: without a slot its key is in memory only, and so lost with it. */
export async function createVault(): Promise<OpenVault> {
  const key = randomBytes(KEY_BYTES);
  const vaultId = toBase64(randomBytes(VAULT_ID_BYTES));
  const parts = await assembleFile({
    key,
    format: VAULT_FORMAT,
    vaultId,
    slots: [],
    records: [],
    index: { fileRevision: 1, slotKeys: [], records: [] },
  });
  const nothing = { tokens: new Map(), setAside: [], mended: [], removed: new Set<string>() };
  return withSettings({ key, ...parts, ...nothing, settings: DEFAULT_SETTINGS }, DEFAULT_SETTINGS);
}
