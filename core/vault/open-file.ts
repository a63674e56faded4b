import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { WrongSecretError } from '../errors/vault-errors';
import { type OwnProvider, ownProviderSchema } from '../providers/own-provider';
import { SETTINGS_ID } from '../shapes/settings-id';
import { withFieldsOfToday } from '../token/before-fields';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import type { OpenVault, RecordProblem, SetAside } from './open-vault';
import { decodeContent } from './record-content';
import { openPadded, recordContext } from './seal';
import { CAREFUL_SETTINGS, DEFAULT_SETTINGS, settingsSchema, type VaultSettings } from './settings';
import type { UnlockSecret } from './slots/unlock-secret';
import { isTemporaryVault, type KeySlot, type SealedRecord, type VaultFile } from './vault-file';
import { type IndexEntry, openIndex, recordDigest, type VaultIndex } from './vault-index';

/** The vault key and the slot that gave it. */
export interface UnlockedFile {
  /** 32 bytes. */
  readonly key: Bytes;
  readonly slot: KeySlot;
}

/**
 * Finds the vault key with a secret. Reads only.
 * @throws WrongSecretError when no slot opens
 * @throws DamagedVaultError when a slot of its kind is malformed or its KDF parameters are out of bounds
 * @throws InvalidInputError `no-slot` for a temporary vault, which no secret opens
 */
export async function unlockFile(file: VaultFile, secret: UnlockSecret): Promise<UnlockedFile> {
  if (isTemporaryVault(file)) throw new InvalidInputError('no-slot');
  for (const slot of file.slots) {
    const key = await secret.unwrap(slot, file);
    if (key) return { key, slot };
  }
  throw new WrongSecretError(secret.kind);
}

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
  const { file, repaired } = await repairedFile(stored, index, before);
  return repaired.length === 0 ? opened : { ...(await openRecords(file, key, index)), repaired };
}

async function openRecords(file: VaultFile, key: Bytes, index: VaultIndex): Promise<OpenVault> {
  const tokens = new Map<string, TokenRecord>();
  const ownProviders = new Map<string, OwnProvider>();
  const setAside: SetAside[] = [];
  let settings: VaultSettings = DEFAULT_SETTINGS;

  for (const entry of index.records) {
    const opened = await openListedRecord(file, key, index, entry);
    if ('problem' in opened) {
      setAside.push({ id: entry.id, label: entry.label, problem: opened.problem });
      continue;
    }
    const content = readContent(file, entry, opened.bytes);
    if (content === null) setAside.push({ id: entry.id, label: entry.label, problem: 'unreadable' });
    else if ('token' in content) tokens.set(entry.id, content.token);
    else if ('ownProvider' in content) ownProviders.set(entry.id, content.ownProvider);
    else if ('settings' in content) settings = content.settings;
  }

  const listed = new Set(index.records.map((entry) => entry.id));
  for (const { id } of file.records) {
    if (!listed.has(id)) setAside.push({ id, label: null, problem: 'unlisted' });
  }
  if (setAside.some(({ id }) => id === SETTINGS_ID)) settings = CAREFUL_SETTINGS;
  return { key, file, index, tokens, ownProviders, settings, setAside, repaired: [], removed: new Set() };
}

type Content =
  | { readonly token: TokenRecord }
  | { readonly ownProvider: OwnProvider }
  | { readonly settings: VaultSettings }
  | { readonly later: true };

/** Null for content that its purpose does not fit. What a later version keeps here is whole and stays unread. */
function readContent({ format }: VaultFile, { id, purpose }: IndexEntry, bytes: Bytes): Content | null {
  if (purpose === 'token') {
    const token = decodeContent(tokenRecordSchema, bytes, format < 3 ? withFieldsOfToday : undefined);
    return token?.id === id ? { token } : null;
  }
  if (purpose === 'own-provider') {
    const ownProvider = decodeContent(ownProviderSchema, bytes);
    return ownProvider?.id === id ? { ownProvider } : null;
  }
  if (purpose !== 'settings') return id === SETTINGS_ID ? null : { later: true };
  const settings = id === SETTINGS_ID ? decodeContent(settingsSchema, bytes) : null;
  return settings && { settings };
}

interface RepairedFile extends Pick<OpenVault, 'repaired'> {
  readonly file: VaultFile;
}

/**
 * The file with every record that is damaged, moved or missing taken from the file before it, where that one
 * still has the very bytes that the index lists: most saves change one record and keep all others.
 */
async function repairedFile(file: VaultFile, index: VaultIndex, before: VaultFile): Promise<RepairedFile> {
  const whole = new Map<string, SealedRecord>();
  for (const entry of index.records) {
    if (await findListed(file, entry)) continue;
    const spare = await findListed(before, entry);
    if (spare) whole.set(entry.id, spare);
  }
  const kept = file.records.filter(({ id }) => !whole.has(id));
  const repaired = index.records.filter(({ id }) => whole.has(id)).map(({ id, label }) => ({ id, label }));
  return { file: { ...file, records: [...kept, ...whole.values()] }, repaired };
}

async function findListed({ records }: VaultFile, entry: IndexEntry): Promise<SealedRecord | null> {
  const record = records.find(({ id }) => id === entry.id);
  return record && (await isListed(record, entry)) ? record : null;
}

/** Content of a record that the index lists, or why it can't be trusted. */
async function openListedRecord(
  file: VaultFile,
  key: Bytes,
  index: VaultIndex,
  entry: IndexEntry,
): Promise<{ readonly bytes: Bytes } | { readonly problem: RecordProblem }> {
  const record = file.records.find(({ id }) => id === entry.id);
  if (!record) return { problem: 'missing' };
  const bytes = await openPadded(key, recordContext(file, record, entry.purpose), record.sealed);
  if (await isListed(record, entry)) return bytes ? { bytes } : { problem: 'damaged' };
  // Whole under its own name, but not what was saved last: an older copy was put back.
  if (bytes) return { problem: 'rolled-back' };
  const digest = await recordDigest(record.sealed);
  return {
    problem: index.records.some((other) => other !== entry && other.digest === digest)
      ? 'swapped'
      : 'damaged',
  };
}

/** True when the record in the file is exactly the one that was saved last. */
export async function isListed(record: SealedRecord, entry: IndexEntry): Promise<boolean> {
  return record.revision === entry.revision && (await recordDigest(record.sealed)) === entry.digest;
}
