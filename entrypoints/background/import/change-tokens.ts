import { isActive, withoutTokenChoices } from '../../../core/browser-session/choices';
import { withoutSent } from '../../../core/browser-session/sent';
import type { TokenRecord } from '../../../core/token/token-record';
import type { OpenVault } from '../../../core/vault/open-vault';
import { attachedTokens } from '../rules/apply-rules';
import { detach } from '../rules/withdraw-rules';
import { choices, sent } from '../stores/choices';
import { settle } from '../sync/settle';
import { changeVault } from '../vault/open-vault';

/** Whether a token is to be sent now, also for some minutes only. */
type IsActive = (token: TokenRecord) => boolean;

/**
 * Changes many tokens in one save, and then everything that depends on them. Tabs and minutes that were
 * chosen for what a token was are not carried over to what it is now.
 * @param make gives back the same vault where there is nothing to change
 * @throws whatever `make` or the storage throws: then nothing has changed
 */
export async function changeTokens(
  make: (before: OpenVault, isActive: IsActive) => Promise<OpenVault>,
): Promise<void> {
  let changed: readonly string[] = [];
  try {
    await changeVault(async (before) => {
      const after = await make(before, await isActiveNow());
      const ids = new Set([...before.tokens.keys(), ...after.tokens.keys()]);
      changed = [...ids].filter((id) => pointsElsewhere(before.tokens.get(id), after.tokens.get(id)));
      await stopSending(changed);
      return after;
    });
    await choices.change((now) => changed.reduce(withoutTokenChoices, now));
    await sent.change((now) => changed.reduce(withoutSent, now));
  } finally {
    await settle();
  }
}

async function isActiveNow(): Promise<IsActive> {
  const chosen = await choices.read();
  const now = Date.now();
  return (token) => isActive(token, chosen, now);
}

/** What is to be sent less is stopped before it is stored: the worker may die in between. */
async function stopSending(ids: readonly string[]): Promise<void> {
  const { inForce } = await attachedTokens();
  for (const id of ids) if (inForce.has(id)) await detach(id);
}

function pointsElsewhere(one: TokenRecord | undefined, other: TokenRecord | undefined): boolean {
  if (one === other) return false;
  const parts = (token: TokenRecord | undefined) =>
    token && [token.secret, token.origins, token.pathPrefix, token.headers, token.companions, token.on];
  return JSON.stringify(parts(one)) !== JSON.stringify(parts(other));
}
