import { InvalidInputError } from '../errors/invalid-input-error';
import { SETTINGS_ID } from '../shapes/settings-id';
import { assembleFile, nextIndex } from './assemble-file';
import type { OpenVault } from './open-vault';

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
