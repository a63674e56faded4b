import type { Bytes } from '../bytes/bytes';
import { SETTINGS_ID } from '../shapes/settings-id';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import { mendedFile } from './mended-file';
import { openIndex } from './open-index';
import { openListedRecord } from './open-listed-record';
import type { OpenVault, SetAside } from './open-vault';
import { decodeContent } from './record-content';
import { CAREFUL_SETTINGS, DEFAULT_SETTINGS, settingsSchema, type VaultSettings } from './settings';
import type { VaultFile } from './vault-file';
import type { IndexEntry, VaultIndex } from './vault-index';

/**
 * Opens everything that opens. A record that does not is named in `setAside`; settings
 * that do not open are the careful ones.
 * @param key 32 bytes, from `unlockFile` or kept in memory
 * @param before the file before the last save: a record that is damaged now and stands there exactly as the
 *   index lists it is taken from there
 * @throws LockedError when the key is not this vault's
 * @throws DamagedVaultError when index or slots were changed
 */
export async function openFile(
  stored: VaultFile,
  key: Bytes,
  before: VaultFile | null = null,
): Promise<OpenVault> {
  const index = await openIndex(stored, key);
  const opened = await openRecords(stored, key, index);
  // A record younger than the index says that the index is an old one: what it lists must not come back.
  const isOldIndex = opened.setAside.some(
    ({ problem }) => problem === 'rolled-back' || problem === 'unlisted',
  );
  if (before === null || opened.setAside.length === 0 || isOldIndex) return opened;
  const { file, mended } = await mendedFile(stored, index, before);
  return mended.length === 0 ? opened : { ...(await openRecords(file, key, index)), mended };
}

async function openRecords(file: VaultFile, key: Bytes, index: VaultIndex): Promise<OpenVault> {
  const tokens = new Map<string, TokenRecord>();
  const setAside: SetAside[] = [];
  let settings: VaultSettings = DEFAULT_SETTINGS;

  for (const entry of index.records) {
    const opened = await openListedRecord(file, key, index, entry);
    if ('problem' in opened) {
      setAside.push({ id: entry.id, label: entry.label, problem: opened.problem });
      continue;
    }
    const content = readContent(entry, opened.bytes);
    if (content?.token) tokens.set(entry.id, content.token);
    else if (content?.settings) settings = content.settings;
    else setAside.push({ id: entry.id, label: entry.label, problem: 'unreadable' });
  }

  const listed = new Set(index.records.map((entry) => entry.id));
  for (const { id } of file.records) {
    if (!listed.has(id)) setAside.push({ id, label: null, problem: 'unlisted' });
  }
  if (setAside.some(({ id }) => id === SETTINGS_ID)) settings = CAREFUL_SETTINGS;
  return { key, file, index, tokens, settings, setAside, mended: [], removed: new Set() };
}

function readContent(
  entry: IndexEntry,
  bytes: Bytes,
): { readonly token?: TokenRecord; readonly settings?: VaultSettings } | null {
  if (entry.purpose === 'token') {
    const token = decodeContent(tokenRecordSchema, bytes);
    return token?.id === entry.id ? { token } : null;
  }
  if (entry.purpose === 'settings' && entry.id === SETTINGS_ID) {
    const settings = decodeContent(settingsSchema, bytes);
    return settings && { settings };
  }
  return null;
}
