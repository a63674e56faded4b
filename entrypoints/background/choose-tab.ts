import { areRivals } from '../../core/rules/rivals';
import { withChosenTab, withoutTab } from '../../core/session/choices';
import { tokenOf } from '../../core/vault/token-of';
import { choices } from './choices';
import { requireVault } from './session';
import { settle } from './settle';

/** Chooses a tab for a token, or takes it back. */
export async function chooseTab(id: string, tabId: number, chosen: boolean): Promise<void> {
  const vault = await requireVault();
  const token = tokenOf(vault, id);
  const rivals = [...vault.tokens.values()]
    .filter((other) => areRivals(token, other))
    .map((other) => other.id);
  await choices.change((now) =>
    chosen ? withChosenTab(now, id, tabId, rivals) : withoutTab(now, tabId, id),
  );
  await settle();
}
