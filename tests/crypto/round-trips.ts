import { randomBytes } from '../../core/bytes/bytes';
import { toUtf8 } from '../../core/bytes/utf8';
import { KeybearerError } from '../../core/errors/keybearer-error';
import { openFile, unlockFile } from '../../core/vault/open-file';
import { withoutUnlockMethod, withUnlockMethod } from '../../core/vault/rotate-key';
import { openWithAad, sealWithAad } from '../../core/vault/seal';
import { passkeySlot } from '../../core/vault/slots/passkey-slot';
import { passphraseSlot } from '../../core/vault/slots/passphrase-slot';
import { newRecoveryCode, readRecoveryCode, recoverySlot } from '../../core/vault/slots/recovery-slot';
import { QUICK_KDF } from '../../core/vault/testing/quick-kdf';
import { temporaryVault } from '../../core/vault/testing/temporary-vault';
import { parseVaultFile } from '../../core/vault/vault-file';
import type { CryptoCase } from './cases';
import { same, sameBytes } from './same';

/** What one engine makes, the same engine opens, and nobody else. */
export const ROUND_TRIPS: readonly CryptoCase[] = [
  [
    'sealed bytes open, and with any byte changed they do not',
    async () => {
      const [key, data, plain] = [randomBytes(32), toUtf8('data'), randomBytes(40)];
      const sealed = await sealWithAad(key, data, plain);
      sameBytes(await openWithAad(key, data, sealed), plain);
      for (const at of sealed.keys()) {
        const changed = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
        same(await openWithAad(key, data, changed), null);
      }
      same(await openWithAad(key, toUtf8('datb'), sealed), null);
    },
  ],
  [
    'a vault opens with each of its ways, and not with one that was taken away',
    async () => {
      const session = await temporaryVault();
      const code = recoverySlot(await readRecoveryCode(await newRecoveryCode()));
      const made = { credentialId: 'x', transports: [], salt: 'x', createdAt: 1 };
      const passkey = passkeySlot(randomBytes(32), made);
      const passphrase = passphraseSlot('Zürich \u{1f511}', QUICK_KDF);
      const all = await withUnlockMethod(
        await withUnlockMethod(await withUnlockMethod(session, passphrase), code),
        passkey,
      );
      for (const secret of [passphrase, code, passkey]) {
        const file = await parseVaultFile(JSON.parse(JSON.stringify(all.file)));
        const { tokens } = await openFile(file, (await unlockFile(file, secret)).key);
        same([...tokens], [...session.tokens]);
      }
      const last = all.file.slots.find(({ kind }) => kind === 'passkey');
      const without = await withoutUnlockMethod(all, last?.id ?? '');
      const refused = await unlockFile(without.file, passkey).catch((error: unknown) => error);
      same(refused instanceof KeybearerError && refused.code, 'wrong-passkey');
    },
  ],
];
