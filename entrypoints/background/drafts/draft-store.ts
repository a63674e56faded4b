import { type Draft, draftSchema } from '../../../core/session/draft';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import type { OpenVault } from '../../../core/vault/open-vault';
import { sealedValue } from '../state/sealed-value';

export const draftStore = sealedValue(SESSION_KEYS.draft, draftSchema);

/** The pasted candidate, or null when there is none or its time is over. */
export async function readDraft(vault: OpenVault): Promise<Draft | null> {
  const draft = await draftStore.read(vault);
  return draft === null || draft.expiresAt <= Date.now() ? null : draft;
}
