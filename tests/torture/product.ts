/** What the torture calls of the product. It is bundled again for every planted fault. */
export { backupContent } from '../../core/backup/backup-content';
export { fromBase64, toBase64 } from '../../core/bytes/base64';
export { KeybearerError } from '../../core/errors/keybearer-error';
export { importPlan } from '../../core/import/import-plan';
export { fromBackup } from '../../core/import/importers/age-backup';
export { putRecord } from '../../core/vault/assemble-file';
export {
  createVault,
  withOwnProvider,
  withSettings,
  withToken,
  withTokens,
} from '../../core/vault/edit-vault';
export { unlockFile } from '../../core/vault/open-file';
export {
  rotateKey,
  withoutUnlockMethod,
  withPassphrase,
  withUnlockMethod,
} from '../../core/vault/rotate-key';
export { sealWithAad } from '../../core/vault/seal';
export { deriveKey } from '../../core/vault/slots/kdf';
export { passkeySlot } from '../../core/vault/slots/passkey-slot';
export { passphraseSlot } from '../../core/vault/slots/passphrase-slot';
export { newRecoveryCode, readRecoveryCode, recoverySlot } from '../../core/vault/slots/recovery-slot';
export { slotData } from '../../core/vault/slots/unlock-secret';
export { headerChecksum } from '../../core/vault/vault-file';
export { VaultStore } from '../../core/vault/vault-store';
export { HANDLERS } from '../../entrypoints/background/events/messages';
export { start } from '../../entrypoints/background/events/start';
export { planStore } from '../../entrypoints/background/stores/waiting';
export { openedVault } from '../../entrypoints/background/vault/open-vault';
