import { argon2id } from 'hash-wasm';
import { createVault, withToken } from '../../../core/vault/edit-vault';
import { withPassphrase } from '../../../core/vault/rotate-key';
import { DEFAULT_KDF } from '../../../core/vault/slots/kdf';
import { passphraseSlot } from '../../../core/vault/slots/passphrase-slot';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import type { VaultStorage } from '../../../core/vault/vault-storage';
import { VaultStore } from '../../../core/vault/vault-store';

/** What the bench calls in the worker. Times are in milliseconds. */
export interface VaultBench {
  prepare(tokens: number): Promise<void>;
  /** Read, derive, unwrap, open index and records. */
  unlock(): Promise<number>;
  /** The derivation alone, with the same parameters. */
  derive(): Promise<number>;
}

const PASSPHRASE = 'bench passphrase';

/** Part of `chrome.storage.local`. */
interface Area {
  get(keys: readonly string[]): Promise<Record<string, unknown>>;
  set(entries: object): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}
const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome.storage;
const storage: VaultStorage = {
  read: (keys) => local.get(keys),
  write: (entries) => local.set(entries),
  remove: (keys) => local.remove(keys),
};
const store = new VaultStore(storage, (work) => work());

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const bench: VaultBench = {
  async prepare(tokens) {
    let vault = await createVault();
    for (let at = 0; at < tokens; at += 1)
      vault = await withToken(vault, fakeToken(`bench-token-${1000 + at}`));
    await store.save(null, await withPassphrase(vault, PASSPHRASE));
  },
  unlock: () => timed(() => store.unlock(passphraseSlot(PASSPHRASE))),
  derive: () => timed(derive),
};

function derive(): Promise<Uint8Array> {
  if (DEFAULT_KDF.kdf !== 'argon2id') throw new Error('the bench knows Argon2id only');
  return argon2id({
    password: PASSPHRASE,
    salt: crypto.getRandomValues(new Uint8Array(16)),
    memorySize: DEFAULT_KDF.memoryKiB,
    iterations: DEFAULT_KDF.passes,
    parallelism: DEFAULT_KDF.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}

Object.assign(globalThis, { bench });
