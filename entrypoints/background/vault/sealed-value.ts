import * as v from 'valibot';
import { SEALED_KEYS } from '../../../core/browser-session/session-keys';
import { fromBase64, toBase64 } from '../../../core/bytes/base64';
import { fromUtf8, toUtf8 } from '../../../core/bytes/utf8';
import type { OpenVault } from '../../../core/vault/open-vault';
import { openBytes, type SealContext, sealBytes } from '../../../core/vault/seal';
import { sessionStorage } from '../../../platform/background/session-storage';

/** One value of `storage.session` that is kept sealed under the vault key. */
export interface SealedValue<T> {
  /** Null where there is none, or none that this key opens. */
  read(vault: OpenVault): Promise<T | null>;
  write(vault: OpenVault, value: T): Promise<void>;
  remove(): Promise<void>;
}

/** Declares one sealed value; `key` is its name in the storage and its purpose in the seal. */
export function sealedValue<T>(key: string, schema: v.GenericSchema<T>): SealedValue<T> {
  return {
    async read(vault) {
      const stored = await sessionStorage.get(key);
      if (typeof stored !== 'string') return null;
      try {
        const bytes = await openBytes(vault.key, contextOf(key, vault), fromBase64(stored));
        return v.parse(schema, JSON.parse(fromUtf8(bytes)));
      } catch {
        return null;
      }
    },
    async write(vault, value) {
      const bytes = toUtf8(JSON.stringify(value));
      await sessionStorage.set({ [key]: toBase64(await sealBytes(vault.key, contextOf(key, vault), bytes)) });
    },
    remove: () => sessionStorage.remove([key]),
  };
}

/** Seals what waits under the key of one vault under that of the next, after its key was rotated. */
export async function resealAll(before: OpenVault, after: OpenVault): Promise<void> {
  if (before.key === after.key) return;
  for (const key of SEALED_KEYS) {
    const stored = await sessionStorage.get(key);
    if (typeof stored !== 'string') continue;
    const bytes = await openBytes(before.key, contextOf(key, before), fromBase64(stored)).catch(() => null);
    if (bytes === null) continue;
    await sessionStorage.set({ [key]: toBase64(await sealBytes(after.key, contextOf(key, after), bytes)) });
  }
}

function contextOf(key: string, { file: { format, vaultId } }: OpenVault): SealContext {
  return { format, vaultId, recordId: key, revision: 0, purpose: key };
}
