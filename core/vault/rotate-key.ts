import type { Bytes } from '../bytes/bytes';
import { equalBytes } from '../bytes/equal-bytes';
import { randomBytes } from '../bytes/random-bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import { KEY_BYTES } from './aes-gcm';
import { assembleFile } from './assemble-file';
import type { KeySlot } from './key-slot';
import { isListed } from './open-listed-record';
import type { OpenVault } from './open-vault';
import { recordDigest } from './record-digest';
import { openPadded, recordContext, sealPadded } from './sealed-record';
import type { SealedRecord, Slot } from './vault-file';
import type { IndexEntry } from './vault-index';

/**
 * The vault under a new key that these secrets open, and no others. The only way to
 * change slots: who kept an old slot and its secret can't read what is saved from now on.
 * @throws InvalidInputError `no-slot` without secrets, and what `wrap` throws
 */
export async function rotateKey(vault: OpenVault, secrets: readonly KeySlot[]): Promise<OpenVault> {
  if (secrets.length === 0) throw new InvalidInputError('no-slot');
  const { vaultId } = vault.file;
  const key = randomBytes(KEY_BYTES);
  const slots: Slot[] = [];
  for (const secret of secrets) slots.push(await wrapAndCheck(secret, key, vaultId));

  const records: SealedRecord[] = [];
  const entries = new Map(vault.index.records.map((entry) => [entry.id, entry]));
  for (const record of vault.file.records) {
    const resealed = await reseal(vault, key, record, entries.get(record.id));
    records.push(resealed.record);
    if (resealed.entry) entries.set(record.id, resealed.entry);
  }
  const fileRevision = vault.index.fileRevision + 1;
  const parts = await assembleFile({
    key,
    vaultId,
    slots,
    records,
    entries: [...entries.values()],
    fileRevision,
  });
  return { ...vault, key, ...parts };
}

/** A slot that did not open again would lock the user out for good. */
async function wrapAndCheck(secret: KeySlot, key: Bytes, vaultId: string): Promise<Slot> {
  const slot = await secret.wrap(key, vaultId);
  const again = await secret.unwrap(slot, vaultId);
  if (!again || !equalBytes(again, key)) throw new DamagedVaultError('slot');
  again.fill(0);
  return slot;
}

/** Records that were set aside stay so: what opens is sealed anew under its old name, the rest is kept as it is. */
async function reseal(
  { key: oldKey, file: { vaultId } }: OpenVault,
  key: Bytes,
  record: SealedRecord,
  entry: IndexEntry | undefined,
): Promise<{ record: SealedRecord; entry?: IndexEntry }> {
  const purpose = entry?.purpose ?? 'token';
  const bytes = await openPadded(oldKey, recordContext(vaultId, record, purpose), record.sealed);
  if (!bytes) return { record };
  const listed = entry && (await isListed(record, entry)) ? entry : undefined;
  const { id } = record;
  const revision = record.revision + (listed ? 1 : 0);
  const sealed = await sealPadded(key, recordContext(vaultId, { id, revision }, purpose), bytes);
  bytes.fill(0);
  const next = { id, revision, sealed };
  return listed
    ? { record: next, entry: { ...listed, revision, digest: await recordDigest(sealed) } }
    : { record: next };
}
