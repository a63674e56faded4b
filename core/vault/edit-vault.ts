import { toBase64 } from '../bytes/base64';
import { type Bytes, randomBytes } from '../bytes/bytes';
import { toUtf8 } from '../bytes/utf8';
import { InvalidInputError } from '../errors/invalid-input-error';
import { type OwnProvider, ownProviderSchema } from '../providers/own-provider';
import { SETTINGS_ID } from '../shapes/settings-id';
import { withoutFieldsOfToday } from '../token/before-fields';
import { areInConflict } from '../token/conflicts';
import { scopeOf } from '../token/plain-http';
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

/** A new, empty temporary vault: without a slot its key is in memory only, and so lost with it. */
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
  const none = { tokens: new Map(), ownProviders: new Map(), removed: new Set<string>() };
  return withSettings(
    { key, ...parts, ...none, setAside: [], repaired: [], settings: DEFAULT_SETTINGS },
    DEFAULT_SETTINGS,
  );
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
 *   of this id did not open (remove it first), `id-taken`, `too-many-records`, `too-large`
 */
export async function withToken(vault: OpenVault, record: TokenRecord): Promise<OpenVault> {
  const { bytes, content } = encodeToken(vault, record);
  const parts = await putNamed(vault, { id: content.id, purpose: 'token', label: content.label }, bytes);
  return { ...vault, ...parts, tokens: new Map(vault.tokens).set(content.id, content) };
}

/**
 * The vault with this provider of the user's own, in the place of the one with the same id if there is one.
 * @throws InvalidInputError `own-provider` when it does not fit its schema, and others of `withToken`
 */
export async function withOwnProvider(vault: OpenVault, provider: OwnProvider): Promise<OpenVault> {
  const { bytes, content } = encodeContent(ownProviderSchema, provider, 'own-provider');
  const { id, name } = content;
  const parts = await putNamed(vault, { id, purpose: 'own-provider', label: name }, bytes);
  return { ...vault, ...parts, ownProviders: new Map(vault.ownProviders).set(id, content) };
}

/** A file of an older format keeps meaning what it meant: it gets the fields of today only where they say something. */
function encodeToken(
  { file }: OpenVault,
  record: TokenRecord,
): ReturnType<typeof encodeContent<typeof tokenRecordSchema>> {
  const encoded = encodeContent(tokenRecordSchema, record, 'token');
  if (file.format >= 3) return encoded;
  return { ...encoded, bytes: toUtf8(JSON.stringify(withoutFieldsOfToday(encoded.content))) };
}

async function putNamed(
  vault: OpenVault,
  named: Pick<IndexEntry, 'id' | 'purpose' | 'label'>,
  bytes: Bytes,
): Promise<Pick<OpenVault, 'file' | 'index' | 'removed'>> {
  const { id, purpose } = named;
  if (vault.setAside.some((record) => record.id === id)) throw new InvalidInputError('set-aside');
  const listed = vault.index.records.find((entry) => entry.id === id);
  if (listed !== undefined && listed.purpose !== purpose) throw new InvalidInputError('id-taken');
  // Set-aside records count: listed or in the file, whichever are more.
  const count = Math.max(vault.file.records.length, vault.index.records.length);
  if (listed === undefined && count >= MOST_RECORDS) throw new InvalidInputError('too-many-records');
  const removed = new Set(vault.removed);
  removed.delete(id);
  return { ...(await putRecord(vault, named, bytes)), removed };
}

/** Stores a token; one that is on and automatic switches conflicting automatic tokens off. */
export async function withActiveToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  let next = await withToken(vault, token);
  if (!token.on || scopeOf(token) !== 'automatic') return next;
  for (const other of vault.tokens.values()) {
    if (other.on && scopeOf(other) === 'automatic' && areInConflict(token, other)) {
      next = await withToken(next, { ...other, on: false });
    }
  }
  return next;
}

/** Stores a token that is sent for some minutes: it takes over from conflicting tokens, and is stored as off, so that it is off when the session ends. */
export async function withLimitedToken(vault: OpenVault, token: TokenRecord): Promise<OpenVault> {
  const active = await withActiveToken(vault, { ...token, on: true });
  return withToken(active, { ...token, on: false });
}

interface TokenChanges {
  /** Each takes the place of the one with its id, also of one that was set aside. */
  readonly put: readonly TokenRecord[];
  /** Ids; those that are not there are passed over. */
  readonly drop: readonly string[];
  /** The same for own providers. */
  readonly putProviders?: readonly OwnProvider[];
  readonly dropProviders?: readonly string[];
}

/**
 * The vault with many tokens and own providers changed in one step: the index is sealed once, not once a token.
 * @throws InvalidInputError `token` or `own-provider` when a record does not fit its schema, `id-taken`,
 *   `too-many-records`, `too-large`
 */
export async function withTokens(
  vault: OpenVault,
  { put, drop, putProviders = [], dropProviders = [] }: TokenChanges,
): Promise<OpenVault> {
  const { key, file, index } = vault;
  const dropped = new Set([
    ...drop.filter((id) => vault.tokens.has(id)),
    ...dropProviders.filter((id) => vault.ownProviders.has(id)),
  ]);
  const stays = ([id]: readonly [string, unknown]): boolean => !dropped.has(id);
  const tokens = new Map([...vault.tokens].filter(stays));
  const ownProviders = new Map([...vault.ownProviders].filter(stays));
  const records = new Map(file.records.map((record) => [record.id, record] as const).filter(stays));
  const before = new Map(index.records.map((entry) => [entry.id, entry]));
  const entries = new Map([...before].filter(stays));
  const seal = async (id: string, purpose: string, label: string, bytes: Bytes): Promise<void> => {
    const listed = before.get(id);
    if (listed !== undefined && listed.purpose !== purpose) throw new InvalidInputError('id-taken');
    const revision = (listed?.revision ?? 0) + 1;
    const sealed = await sealPadded(key, recordContext(file, { id, revision }, purpose), bytes);
    records.set(id, { id, revision, sealed } satisfies SealedRecord);
    const digest = await recordDigest(sealed);
    entries.set(id, { ...listed, id, purpose, revision, digest, label } satisfies IndexEntry);
  };
  for (const record of put) {
    const { bytes, content } = encodeToken(vault, record);
    await seal(content.id, 'token', content.label, bytes);
    tokens.set(content.id, content);
  }
  for (const provider of putProviders) {
    const { bytes, content } = encodeContent(ownProviderSchema, provider, 'own-provider');
    await seal(content.id, 'own-provider', content.name, bytes);
    ownProviders.set(content.id, content);
  }
  if (Math.max(records.size, entries.size) > MOST_RECORDS) throw new InvalidInputError('too-many-records');
  const parts = await assembleFile({
    ...file,
    key,
    records: [...records.values()],
    index: nextIndex(index, [...entries.values()]),
  });
  const given = new Set([...put, ...putProviders].map(({ id }) => id));
  const setAside = vault.setAside.filter(({ id }) => !given.has(id));
  const removed = new Set([...vault.removed, ...dropped].filter((id) => !given.has(id)));
  return { ...vault, ...parts, tokens, ownProviders, setAside, removed };
}

/**
 * The vault without this token; also the way to give up a record that was set aside.
 * @throws InvalidInputError `no-such-token` when neither has this id
 */
export async function withoutToken(vault: OpenVault, id: string): Promise<OpenVault> {
  const known = vault.tokens.has(id) || vault.setAside.some((record) => record.id === id);
  if (!known || id === SETTINGS_ID) throw new InvalidInputError('no-such-token');
  return withoutRecord(vault, id);
}

/**
 * The vault without this provider of the user's own. Tokens that were made with it stay: they copied what they need.
 * @throws InvalidInputError `no-such-provider`
 */
export async function withoutOwnProvider(vault: OpenVault, id: string): Promise<OpenVault> {
  if (!vault.ownProviders.has(id)) throw new InvalidInputError('no-such-provider');
  return withoutRecord(vault, id);
}

async function withoutRecord(vault: OpenVault, id: string): Promise<OpenVault> {
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
  const ownProviders = new Map(vault.ownProviders);
  ownProviders.delete(id);
  const setAside = vault.setAside.filter((record) => record.id !== id);
  const removed = new Set([...vault.removed, id]);
  return { ...vault, ...parts, tokens, ownProviders, setAside, removed };
}
