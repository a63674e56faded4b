import { choicesSchema, NO_CHOICES } from '../../../core/browser-session/choices';
import { seenRequestsSchema } from '../../../core/browser-session/seen-requests';
import { sentSchema } from '../../../core/browser-session/sent';
import { SESSION_KEYS } from '../../../core/browser-session/session-keys';
import { storedValue } from './stored-value';

/** What the user chose for this browser session. */
export const choices = storedValue(SESSION_KEYS.choices, choicesSchema, NO_CHOICES);

/** Requests that were seen to carry a token. */
export const sent = storedValue(SESSION_KEYS.sent, sentSchema, {});

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(SESSION_KEYS.seenRequests, seenRequestsSchema, {});
