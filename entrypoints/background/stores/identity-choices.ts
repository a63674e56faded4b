import type { IdentityChoice } from '../../../core/probe/identity-choices';
import { sealedValue } from '../session-storage/sealed-value';
import { requireVault, whileUnlocked } from '../vault/open-vault';

/** Milliseconds that lines of an answer wait for the user to pick one. */
const LIFETIME = 10 * 60_000;

const store = sealedValue('identityChoices');

/** Keeps the lines of a token's last test from which the user may pick; none takes away what was kept of it. */
export async function keepIdentityChoices(
  tokenId: string,
  choices: readonly IdentityChoice[],
): Promise<void> {
  await whileUnlocked(async (vault) => {
    const before = await store.read(vault);
    if (choices.length > 0)
      await store.write(vault, { tokenId, choices: [...choices], expiresAt: Date.now() + LIFETIME });
    else if (before?.tokenId === tokenId) await store.remove();
  });
}

/** The lines of its last test; none where nothing is to be picked, or not any more. */
export async function identityChoicesOf(tokenId: string): Promise<readonly IdentityChoice[]> {
  const kept = await store.read(await requireVault());
  return kept === null || kept.tokenId !== tokenId || kept.expiresAt <= Date.now() ? [] : kept.choices;
}
