import { toBase64 } from '../bytes/base64';
import { randomBytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { SETTINGS_ID } from '../shapes/settings-id';
import { areRivals } from '../token/rivals';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import { assembleFile, nextIndex, putRecord } from './assemble-file';
import type { OpenVault } from './open-vault';
import { encodeContent } from './record-content';
import { KEY_BYTES, recordContext, sealPadded } from './seal';
import { DEFAULT_SETTINGS, settingsSchema, type VaultSettings } from './settings';
import { VAULT_FORMAT } from './stored-data';
import { MOST_RECORDS, type SealedRecord } from './vault-file';
import { type IndexEntry, recordDigest } from './vault-index';

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

/**
 * The vault with these settings changed. Stored settings that did not open are replaced.
 * @throws InvalidInputError `settings` when they do not fit their schema
 */
export async function withSettings(vault: OpenVault, changes: Partial<VaultSettings>): Promise<OpenVault> {
  const { bytes, content } = encodeContent(settingsSchema, { ...vault.settings, ...changes }, 'settings');
  const parts = await putRecord(vault, { id: SETTINGS_ID, purpose: 'settings', label: '' }, bytes);
  const setAside = vault.setAside.filter(({ id }) => id !== SETTINGS_ID);
  return { ...vault, ...parts, settings: content, setAside };
}

/**
 * The vault with this token, in the place of the one with the same id if there is one.
 * @throws InvalidInputError `token` when the record does not fit its schema, `set-aside` when a record
 *   of this id did not open (remove it first), `too-many-records`, `too-large`
 */
export async function withToken(vault: OpenVault, record: TokenRecord): Promise<OpenVault> {
  const { bytes, content } = encodeContent(tokenRecordSchema, record, 'token');
  if (vault.setAside.some(({ id }) => id === content.id)) throw new InvalidInputError('set-aside');
  const isNew = !vault.tokens.has(content.id);
  // Set-aside records count: listed or in the file, whichever are more.
  const count = Math.max(vault.file.records.length, vault.index.records.length);
  if (isNew && count >= MOST_RECORDS) throw new InvalidInputError('too-many-records');
  const entry = { id: content.id, purpose: 'token', label: content.label };
  const tokens = new Map(vault.tokens).set(content.id, content);
  const removed = new Set(vault.removed);
  removed.delete(content.id);
  return { ...vault, ...(await putRecord(vault, entry, bytes)), tokens, removed };
}

/** Stores a token; one that is on and automatic switches its automatic rivals off. */
export async function withActiveToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  let next = await withToken(vault, token);
  if (!token.on || token.scope !== 'automatic') return next;
  for (const other of vault.tokens.values()) {
    if (other.on && other.scope === 'automatic' && areRivals(token, other)) {
      next = await withToken(next, { ...other, on: false });
    }
  }
  return next;
}

/** Stores a token that is sent for some minutes: it takes over from its rivals, and is off for whatever ends the session. */
export async function withLimitedToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  const active = await withActiveToken(vault, { ...token, on: true });
  return withToken(active, { ...token, on: false });
}

interface TokenChanges {
  /** Each takes the place of the one with its id, also of one that was set aside. */
  readonly put: readonly TokenRecord[];
  /** Ids; those that are not there are passed over. */
  readonly drop: readonly string[];
}

/**
 * The vault with many tokens changed in one step: the index is sealed once, not once a token.
 * @throws InvalidInputError `token` when a record does not fit its schema, `too-many-records`, `too-large`
 */
export async function withTokens(vault: OpenVault, { put, drop }: TokenChanges): Promise<OpenVault> {
  const { key, file, index } = vault;
  const dropped = new Set(drop.filter((id) => vault.tokens.has(id)));
  const tokens = new Map([...vault.tokens].filter(([id]) => !dropped.has(id)));
  const records = new Map(
    file.records.filter(({ id }) => !dropped.has(id)).map((record) => [record.id, record]),
  );
  const entries = new Map(
    index.records.filter(({ id }) => !dropped.has(id)).map((entry) => [entry.id, entry]),
  );
  const revisions = new Map(index.records.map(({ id, revision }) => [id, revision]));
  for (const record of put) {
    const { bytes, content } = encodeContent(tokenRecordSchema, record, 'token');
    const { id, label } = content;
    const revision = (revisions.get(id) ?? 0) + 1;
    const sealed = await sealPadded(key, recordContext(file, { id, revision }, 'token'), bytes);
    tokens.set(id, content);
    records.set(id, { id, revision, sealed } satisfies SealedRecord);
    const digest = await recordDigest(sealed);
    entries.set(id, { id, purpose: 'token', revision, digest, label } satisfies IndexEntry);
  }
  if (Math.max(records.size, entries.size) > MOST_RECORDS) throw new InvalidInputError('too-many-records');
  const parts = await assembleFile({
    ...file,
    key,
    records: [...records.values()],
    index: nextIndex(index, [...entries.values()]),
  });
  const setAside = vault.setAside.filter(({ id }) => !put.some((record) => record.id === id));
  const removed = new Set([...vault.removed, ...dropped].filter((id) => !tokens.has(id)));
  return { ...vault, ...parts, tokens, setAside, removed };
}

/**
 * The vault without this token; also the way to give up a record that was set aside.
 * @throws InvalidInputError `no-such-token` when neither has this id
 */
export async function withoutToken(vault: OpenVault, id: string): Promise<OpenVault> {
  const known = vault.tokens.has(id) || vault.setAside.some((record) => record.id === id);
  if (!known || id === SETTINGS_ID) throw new InvalidInputError('no-such-token');
  const { key, file, index } = vault;
  const parts = await assembleFile({
    ...file,
    key,
    records: file.records.filter((record) => record.id !== id),
    index: nextIndex(
      index,
      index.records.filter((entry) => entry.id !== id),
    ),
  });
  const tokens = new Map(vault.tokens);
  tokens.delete(id);
  const setAside = vault.setAside.filter((record) => record.id !== id);
  return { ...vault, ...parts, tokens, setAside, removed: new Set([...vault.removed, id]) };
}
