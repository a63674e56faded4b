import { applyRules } from './attach';
import { showBadges } from './badges';
import { choices } from './choices';
import { publish } from './publish';
import { openedVault } from './session';

/** Brings rules, snapshot and badges in line with the state. Called after every change. */
export async function settle(): Promise<void> {
  await applyRules(await openedVault(), await choices.read(), Date.now());
  await showState();
}

/** The same without the rules, for changes that no rule depends on. */
export async function showState(): Promise<void> {
  const snapshot = await publish();
  await showBadges(snapshot);
}
