import { vi } from 'vitest';
import { toBase64 } from '../../core/bytes/base64';
import type { TokenRecord } from '../../core/token/token-record';
import { createVault } from '../../core/vault/create-vault';
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

/** Puts an open vault into the browser, as a worker before this one left it. @returns its key as stored */
export async function storeVault(
  fake: FakeBrowser,
  tokens: readonly TokenRecord[],
  passphrase: string | null,
): Promise<void> {
  let vault = await createVault();
  for (const token of tokens) vault = await withToken(vault, token);
  if (passphrase !== null) vault = await withPassphrase(vault, passphrase, QUICK_KDF);
  fake.local.set('vault', vault.file);
  fake.local.set('vault.previous', vault.file);
  fake.session.set('vault-keys', [toBase64(vault.key)]);
  for (const { origins } of tokens) for (const origin of origins) fake.granted.add(origin);
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
