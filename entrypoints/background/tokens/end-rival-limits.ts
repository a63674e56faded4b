import { withoutSendLimit } from '../../../core/session/choices';
import { areRivals } from '../../../core/token/rivals';
import { choices } from '../state/choices';
import { openedVault } from '../vault/session';

/** A token that was just switched on takes over from rivals that are sent for some minutes. */
export async function endRivalLimits(id: string): Promise<void> {
  const vault = await openedVault();
  const token = vault?.tokens.get(id);
  if (vault === null || token === undefined) return;
  const rivals = [...vault.tokens.values()].filter((other) => areRivals(token, other));
  await choices.change((now) => rivals.reduce((rest, rival) => withoutSendLimit(rest, rival.id), now));
}
