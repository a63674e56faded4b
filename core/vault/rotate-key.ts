import { equalBytes } from '@noble/ciphers/utils.js';
import { fromBase64, toBase64 } from '../bytes/base64';
import { type Bytes, randomBytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import { assembleFile, nextIndex } from './assemble-file';
import { toFormat3 } from './migrations/token-content';
import { isListed } from './open-file';
import type { OpenVault } from './open-vault';
import { KEY_BYTES, openPadded, recordContext, sealPadded } from './seal';
import { DEFAULT_KDF, type Kdf } from './slots/kdf';
import { passphraseSlot } from './slots/passphrase-slot';
import { rewrap } from './slots/secret-slot';
import type { NewSlot, SlotHome, UnlockSecret } from './slots/unlock-secret';
import { VAULT_FORMAT } from './stored-data';
import { checkSlots, isTemporaryVault, type KeySlot, type SealedRecord, type VaultFile } from './vault-file';
import { type IndexEntry, recordDigest } from './vault-index';

/**
 * The vault under a new key with one more way to unlock. A passphrase and a recovery code take the place
 * of the one before them; passkeys stand side by side.
 * @throws what `rotateKey` throws
 */
export function withUnlockMethod(vault: OpenVault, way: UnlockSecret): Promise<OpenVault> {
  const keep = vault.file.slots.filter(({ kind }) => kind !== way.kind || kind === 'passkey');
  return rotateKey(vault, { keep, add: [way] });
}

/**
 * The vault under a new key without this way to unlock.
 * @throws InvalidInputError `no-such-slot`; `only-passkeys` when nothing but passkeys would be left
 */
export async function withoutUnlockMethod(vault: OpenVault, slotId: string): Promise<OpenVault> {
  const keep = vault.file.slots.filter(({ id }) => id !== slotId);
  if (keep.length === vault.file.slots.length) throw new InvalidInputError('no-such-slot');
  return rotateKey(vault, { keep, add: [] });
}

/**
 * The vault under a new key and this passphrase, the first or in place of the old one. Other ways to
 * unlock stay.
 * @throws InvalidInputError `empty-passphrase`; `kdf` out of bounds
 */
export function withPassphrase(
  vault: OpenVault,
  passphrase: string,
  kdf: Kdf = DEFAULT_KDF,
): Promise<OpenVault> {
  return withUnlockMethod(vault, passphraseSlot(passphrase, kdf));
}

/** The ways to unlock after a change. */
export interface SlotChange {
  /** Slots of the vault that stay; their secrets are not needed. */
  readonly keep: readonly KeySlot[];
  readonly add: readonly UnlockSecret[];
}

/**
 * The vault under a new key that these slots open, and no others. The only way to
 * change slots: who kept an old slot and its secret can't read what is saved from now on.
 * @param format of the new file; an older one in a migration only
 * @throws InvalidInputError `old-format`, from `checkSlots`, and what `wrap` throws
 * @throws DamagedVaultError `slot` when a slot does not open again, or can't be kept
 */
export async function rotateKey(
  vault: OpenVault,
  { keep, add }: SlotChange,
  format: VaultFile['format'] = VAULT_FORMAT,
): Promise<OpenVault> {
  // A slot of format 1 has no public key to seal the new key to; unlocking migrates it.
  if (keep.length > 0 && vault.file.format === 1) throw new InvalidInputError('old-format');
  const home: SlotHome = { format, vaultId: vault.file.vaultId };
  const key = randomBytes(KEY_BYTES);
  const made: NewSlot[] = [];
  for (const slot of keep) made.push(await keepSlot(vault, slot, key, home));
  for (const secret of add) made.push(await wrapAndCheck(secret, key, home));
  const slots = made.map(({ slot }) => slot);
  // A temporary vault stays one until it gets its first slot.
  if (slots.length > 0 || !isTemporaryVault(vault.file)) checkSlots(slots);

  const records: SealedRecord[] = [];
  const entries = new Map(vault.index.records.map((entry) => [entry.id, entry]));
  for (const record of vault.file.records) {
    const resealed = await reseal(vault, { key, home }, record, entries.get(record.id));
    records.push(resealed.record);
    if (resealed.entry) entries.set(record.id, resealed.entry);
  }
  const slotKeys = made.map(({ slot: { id }, auth }) => ({ id, auth: toBase64(auth) }));
  const index = { ...nextIndex(vault.index, [...entries.values()]), slotKeys };
  const parts = await assembleFile({ ...home, key, slots, records, index });
  return { ...vault, key, ...parts };
}

/** A slot that did not open again would lock the user out for good. */
async function wrapAndCheck(secret: UnlockSecret, key: Bytes, home: SlotHome): Promise<NewSlot> {
  const made = await secret.wrap(key, home);
  const again = await secret.unwrap(made.slot, home);
  if (!again || !equalBytes(again, key)) throw new DamagedVaultError('slot');
  again.fill(0);
  return made;
}

/** What the sealed index does not know is no slot of ours. */
async function keepSlot({ index }: OpenVault, slot: KeySlot, key: Bytes, home: SlotHome): Promise<NewSlot> {
  const known = index.slotKeys.find(({ id }) => id === slot.id);
  if (!known) throw new DamagedVaultError('slot');
  const auth = fromBase64(known.auth);
  return { slot: await rewrap(slot, auth, key, home), auth };
}

/** Records that were set aside stay so: what opens is sealed again under its old name, the rest is kept as it is. */
async function reseal(
  { key: oldKey, file }: OpenVault,
  { key, home }: { readonly key: Bytes; readonly home: SlotHome },
  record: SealedRecord,
  entry: IndexEntry | undefined,
): Promise<{ record: SealedRecord; entry?: IndexEntry }> {
  const purpose = entry?.purpose ?? 'token';
  const bytes = await openPadded(oldKey, recordContext(file, record, purpose), record.sealed);
  if (!bytes) return { record };
  const listed = entry && (await isListed(record, entry)) ? entry : undefined;
  const { id } = record;
  const revision = record.revision + (listed ? 1 : 0);
  const content = home.format >= 3 && file.format < 3 && purpose === 'token' ? toFormat3(bytes) : bytes;
  const sealed = await sealPadded(key, recordContext(home, { id, revision }, purpose), content);
  bytes.fill(0);
  if (content !== bytes) content.fill(0);
  const next = { id, revision, sealed };
  return listed
    ? { record: next, entry: { ...listed, revision, digest: await recordDigest(sealed) } }
    : { record: next };
}
