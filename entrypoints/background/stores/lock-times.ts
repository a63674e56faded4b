import { sessionValue } from '../session-storage/session-value';

/** When the background last ran while unlocked. */
export const heartbeat = sessionValue('heartbeat');

/** When the machine was last seen in use, as far as a lock counts; null while it is in use. */
export const idleSince = sessionValue('idleSince');

/** From when the session limit counts; null while there is none. */
export const sessionStart = sessionValue('unlockedAt');
