import { SETTINGS_ID } from '../shapes/settings-id';
import type { OpenVault } from './open-vault';
import { putRecord } from './put-record';
import { encodeContent } from './record-content';
import { settingsSchema, type VaultSettings } from './settings';

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
