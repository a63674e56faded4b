import type { OpenVault } from '../../../core/vault/open-vault';
import type { UnlockSecret } from '../../../core/vault/slots/unlock-secret';
import { fakeOwnProvider } from '../../../core/vault/testing/fake-own-provider';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { MemoryStorage } from '../../../core/vault/testing/memory-storage';
import { QUICK_KDF } from '../../../core/vault/testing/quick-kdf';
import { serialLock } from '../../../core/vault/testing/serial-lock';
import type { VaultFile } from '../../../core/vault/vault-file';
import type { Product, Start } from '../bundle';
import { type Argon2Counter, countingArgon2 } from './counting-argon2';

/** A vault as it is in the browser's storage, and everything that opens it. */
export interface Subject {
  readonly product: Product;
  readonly argon2: Argon2Counter;
  readonly vault: OpenVault;
  /** The save before, as it is in `vault.previous`. */
  readonly before: OpenVault;
  /** The JSON text of `vault`, keys in the browser's order. */
  readonly text: string;
  /** One for each way to unlock. */
  readonly secrets: readonly UnlockSecret[];
}

const PASSPHRASE = 'torture passphrase';
const PRF_OUTPUT = new Uint8Array(32).fill(7);

/** Three tokens, an own provider, a record of a later version, settings, a passphrase, a recovery code and a passkey, stored by `VaultStore` in two saves. */
export async function makeSubject(start: Start): Promise<Subject> {
  const argon2 = countingArgon2();
  const product = start({ browser: {}, navigator: {}, argon2id: argon2.argon2id, fetch });
  const {
    createVault,
    passkeySlot,
    recoverySlot,
    withPassphrase,
    withSettings,
    withToken,
    withUnlockMethod,
  } = product;
  const symbols = await product.readRecoveryCode(await product.newRecoveryCode());
  const made = {
    credentialId: 'fake-credential-0001',
    transports: ['internal'],
    salt: product.toBase64(new Uint8Array(32).fill(9)),
    createdAt: 1_700_000_000_000,
  };

  let next = await withSettings(await createVault(), { idleMinutes: 30, lockWithScreen: true });
  for (const id of ['first-token-0001', 'second-token-001', 'third-token-0001']) {
    next = await withToken(next, fakeToken(id, { origins: [`https://${id}.example.com`] }));
  }
  next = await product.withOwnProvider(next, fakeOwnProvider());
  const later = { id: 'later-record', purpose: 'later', label: 'Of a later version' };
  next = { ...next, ...(await product.putRecord(next, later, new Uint8Array([1, 2, 3]))) };
  next = await withPassphrase(next, PASSPHRASE, QUICK_KDF);
  next = await withUnlockMethod(next, recoverySlot(symbols));
  const before = await withUnlockMethod(next, passkeySlot(PRF_OUTPUT, made));
  const vault = await withToken(before, fakeToken('first-token-0001', { label: 'Edited since' }));

  const storage = new MemoryStorage();
  const store = new product.VaultStore(storage, serialLock());
  await store.save(null, before);
  await store.save(before, vault);
  return {
    product,
    argon2,
    vault,
    before,
    text: storage.entries.get('vault') ?? '',
    secrets: [product.passphraseSlot(PASSPHRASE), recoverySlot(symbols), passkeySlot(PRF_OUTPUT)],
  };
}

/** What was stored, as a value that may be changed. */
export function storedFile({ text }: Subject): VaultFile {
  return JSON.parse(text);
}
