import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { storedTime } from './stored-time';

/** When the machine was last seen in use, as far as a lock counts; null while it is in use. */
export const idleSince = storedTime(SESSION_KEYS.idleSince);
