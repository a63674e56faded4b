import { withoutSendLimit } from '../../core/session/choices';
import { tokenOf } from '../../core/vault/token-of';
import { withActiveToken } from '../../core/vault/with-active-token';
import { setAlarm } from '../../platform/background/alarms';
import { ALARMS } from './alarm-names';
import { choices } from './choices';
import { changeVault } from './session';
import { settle } from './settle';

/** Sends a token for some minutes, then no more. */
export async function sendFor(id: string, minutes: number | null): Promise<void> {
  await changeVault((vault) => withActiveToken(vault, { ...tokenOf(vault, id), on: true }));
  const until = minutes === null ? null : Date.now() + minutes * 60_000;
  await choices.change((now) => {
    const without = withoutSendLimit(now, id);
    return until === null ? without : { ...without, sendUntil: { ...without.sendUntil, [id]: until } };
  });
  if (until !== null) await setAlarm(ALARMS.sendUntil, until);
  await settle();
}
