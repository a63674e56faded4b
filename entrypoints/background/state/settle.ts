import { nextLimit } from '../../../core/session/is-active';
import { setAlarm } from '../../../platform/background/alarms';
import { ALARMS } from '../alarm-names';
import { applyRules } from '../rules/apply-rules';
import { purgeNoted } from '../rules/purge-cache';
import { alignHomes } from '../tokens/align-homes';
import { showBadges } from './badges';
import { choices } from './choices';
import { publish } from './publish';

/**
 * Brings rules, stored answers, snapshot and badges in line with the state. Called after every change.
 * Whatever ended or changed a rule (off, pause, another token, a tab that was left, …), the browser may have
 * stored answers that it let through: they go before the snapshot says that the token is no longer sent.
 */
export async function settle(): Promise<void> {
  await alignHomes();
  await applyRules(Date.now());
  await purgeNoted();
  const limit = nextLimit(await choices.read(), Date.now());
  if (limit !== null) await setAlarm(ALARMS.sendUntil, limit);
  await showState();
}

/** The same without the rules, for changes that no rule depends on. */
export async function showState(): Promise<void> {
  const snapshot = await publish();
  await showBadges(snapshot);
}
