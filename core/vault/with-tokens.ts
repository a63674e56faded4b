import { InvalidInputError } from '../errors/invalid-input-error';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import { assembleFile, nextIndex } from './assemble-file';
import type { OpenVault } from './open-vault';
import { encodeContent } from './record-content';
import { recordDigest } from './record-digest';
import { recordContext, sealPadded } from './sealed-record';
import { MOST_RECORDS, type SealedRecord } from './vault-file';
import type { IndexEntry } from './vault-index';

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
