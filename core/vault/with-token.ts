import { InvalidInputError } from '../errors/invalid-input-error';
import { type TokenRecord, tokenRecordSchema } from '../token/token-record';
import type { OpenVault } from './open-vault';
import { putRecord } from './put-record';
import { encodeContent } from './record-content';
import { MOST_RECORDS } from './vault-file';

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
