import { vi } from 'vitest';
import { toBase64 } from '../../core/bytes/base64';
import type { TokenRecord } from '../../core/token/token-record';
import { createVault } from '../../core/vault/create-vault';
import type { OpenVault } from '../../core/vault/open-vault';
import { QUICK_KDF } from '../../core/vault/testing/quick-kdf';
import { withPassphrase } from '../../core/vault/with-passphrase';
import { withToken } from '../../core/vault/with-token';
import type { FakeBrowser } from './fake-browser';

/** A worker starts: modules are loaded anew, so nothing is left of the last one's memory or locks. */
export function startWorker(fake: FakeBrowser): void {
  fake.revive();
  vi.resetModules();
  vi.doMock('../../platform/browser', () => ({ browser: fake.api }));
  vi.stubGlobal('navigator', { onLine: true, locks: fakeLocks() });
}

/** Puts an open vault into the browser, as a worker before this one left it. */
export async function storeVault(
  fake: FakeBrowser,
  tokens: readonly TokenRecord[],
  passphrase: string | null,
): Promise<void> {
  const { file, key } = await vaultOf(tokens, passphrase);
  fake.local.set('vault', file);
  fake.local.set('vault.previous', file);
  fake.session.set('vault-keys', [toBase64(key)]);
  for (const { origins } of tokens) for (const origin of origins) fake.granted.add(origin);
}

const made = new Map<string, Promise<OpenVault>>();

/** The same vault for the same tokens: deriving a key takes its time. */
function vaultOf(tokens: readonly TokenRecord[], passphrase: string | null): Promise<OpenVault> {
  const name = JSON.stringify([tokens, passphrase]);
  const make = async (): Promise<OpenVault> => {
    let vault = await createVault();
    for (const token of tokens) vault = await withToken(vault, token);
    return passphrase === null ? vault : withPassphrase(vault, passphrase, QUICK_KDF);
  };
  const vault = made.get(name) ?? make();
  made.set(name, vault);
  return vault;
}

/** `navigator.locks`, which node 20 lacks. */
function fakeLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    async request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      return mine;
    },
  };
}
