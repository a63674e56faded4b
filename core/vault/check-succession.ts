import { equalBytes } from '../bytes/equal-bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import type { OpenVault } from './open-vault';

/**
 * What must hold between a vault and the one that takes its place.
 * @throws InvalidInputError `other-vault`, `older-vault`, `token-lost`, or `slots` when slots changed
 *   without a new key
 */
export function checkSuccession(before: OpenVault, after: OpenVault): void {
  if (before.file.vaultId !== after.file.vaultId) throw new InvalidInputError('other-vault');
  if (after.index.fileRevision <= before.index.fileRevision) throw new InvalidInputError('older-vault');
  const sameSlots = before.file.checksum === after.file.checksum;
  if (sameSlots !== equalBytes(before.key, after.key)) throw new InvalidInputError('slots');

  const left = recordIds(after);
  const lostToken = [...before.tokens.keys()].some((id) => !after.tokens.has(id) && !after.removed.has(id));
  const lostRecord = [...recordIds(before)].some((id) => !left.has(id) && !after.removed.has(id));
  if (lostToken || lostRecord) throw new InvalidInputError('token-lost');
}

/** Also those that were set aside, wherever they show up, and the settings. */
function recordIds({ file, index }: OpenVault): Set<string> {
  return new Set([...file.records, ...index.records].map(({ id }) => id));
}
