import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { typedSchema } from '../../../core/browser-session/typed';
import type { OpenVault } from '../../../core/vault/open-vault';
import { sealedValue } from '../vault/sealed-value';

export const typedStore = sealedValue(SESSION_KEYS.typed, typedSchema);

/** Id of the token whose half-typed fields are kept, or null. */
export async function readTypedId(vault: OpenVault): Promise<string | null> {
  return (await readTyped(vault))?.id ?? null;
}

export async function readTyped(vault: OpenVault) {
  const typed = await typedStore.read(vault);
  return typed === null || typed.expiresAt <= Date.now() ? null : typed;
}
