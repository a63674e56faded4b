import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { storedTime } from './stored-time';

/** From when the longest session counts; null while there is no such limit. */
export const sessionStart = storedTime(SESSION_KEYS.unlockedAt);
