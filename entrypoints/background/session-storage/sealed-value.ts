import { fromBase64, toBase64 } from '../../../core/bytes/base64';
import { fromUtf8, toUtf8 } from '../../../core/bytes/utf8';
import {
  readSessionValue,
  SEALED_KEYS,
  SESSION_VALUES,
  type SealedName,
  type SessionOutput,
} from '../../../core/session-storage/session-values';
import type { OpenVault } from '../../../core/vault/open-vault';
import { openBytes, type SealContext, sealBytes } from '../../../core/vault/seal';
import { sessionArea } from '../../../platform/background/session-area';

/** One declared value of `storage.session` that is kept sealed under the vault key. */
export interface SealedValue<T> {
  /** Null where there is none, none that this key opens, or something damaged. */
  read(vault: OpenVault): Promise<T | null>;
  write(vault: OpenVault, value: T): Promise<void>;
  remove(): Promise<void>;
}

/** A sealed value, under its declared key and schema. The key is also its purpose in the seal. */
export function sealedValue<N extends SealedName>(name: N): SealedValue<SessionOutput<N>> {
  const { key } = SESSION_VALUES[name];
  return {
    async read(vault) {
      const stored = await sessionArea.get(key);
      if (typeof stored !== 'string') return null;
      try {
        const bytes = await openBytes(vault.key, contextOf(key, vault), fromBase64(stored));
        return readSessionValue(name, JSON.parse(fromUtf8(bytes)));
      } catch {
        return null;
      }
    },
    async write(vault, value) {
      const bytes = toUtf8(JSON.stringify(value));
      await sessionArea.set({ [key]: toBase64(await sealBytes(vault.key, contextOf(key, vault), bytes)) });
    },
    remove: () => sessionArea.remove([key]),
  };
}

/** Seals what waits under the key of one vault under that of the next, after its key was rotated. */
export async function resealAll(before: OpenVault, after: OpenVault): Promise<void> {
  if (before.key === after.key) return;
  for (const key of SEALED_KEYS) {
    const stored = await sessionArea.get(key);
    if (typeof stored !== 'string') continue;
    const bytes = await openBytes(before.key, contextOf(key, before), fromBase64(stored)).catch(() => null);
    if (bytes === null) continue;
    await sessionArea.set({ [key]: toBase64(await sealBytes(after.key, contextOf(key, after), bytes)) });
  }
}

function contextOf(key: string, { file: { format, vaultId } }: OpenVault): SealContext {
  return { format, vaultId, recordId: key, revision: 0, purpose: key };
}
