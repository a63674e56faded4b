import { nextLimit, withLimitsOver, withoutBeatenLimits } from '../../../core/browser-session/send-limits';
import { setAlarm } from '../../../platform/background/alarms';
import { applyRules } from '../rules/apply-rules';
import { purgeNoted } from '../rules/purge-cache';
import { ALARMS } from '../stores/alarm-names';
import { choices } from '../stores/choices';
import { openedVault } from '../vault/open-vault';
import { alignHomes } from './align-homes';
import { showBadges } from './badges';
import { alignGuests } from './guests';
import { publish } from './publish';

/**
 * Brings rules, stored answers, snapshot and badges in line with the state. Called after every change.
 * Whatever ended or changed a rule (off, pause, another token, a tab that was left, …), the browser may have
 * stored answers that it let through: they go before the snapshot says that the token is no longer sent.
 */
export async function settle(lookAgain = false): Promise<void> {
  const now = Date.now();
  await alignHomes();
  await alignGuests();
  const tokens = [...((await openedVault())?.tokens.values() ?? [])];
  const chosen = await choices.change((before) => withLimitsOver(withoutBeatenLimits(before, tokens), now));
  await applyRules(now, lookAgain);
  await purgeNoted();
  const limit = nextLimit(chosen, now);
  if (limit !== null) await setAlarm(ALARMS.sendUntil, limit);
  await showState();
}

/** The same, and it trusts nothing that this worker knows of the browser's rules. */
export async function reconcile(): Promise<void> {
  await settle(true);
}

/** The same without the rules, for changes that no rule depends on. */
export async function showState(): Promise<void> {
  const snapshot = await publish();
  await showBadges(snapshot);
}
