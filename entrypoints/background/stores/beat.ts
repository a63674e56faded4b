import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { storedTime } from './stored-time';

/** When the background last ran while unlocked. */
export const beat = storedTime(SESSION_KEYS.beat);
