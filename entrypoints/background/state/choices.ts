import { choicesSchema, NO_CHOICES } from '../../../core/session/choices';
import { seenRequestsSchema } from '../../../core/session/seen-requests';
import { sentSchema } from '../../../core/session/sent';
import { SESSION_KEYS } from '../../../core/session/session-keys';
import { storedValue } from './stored-value';

/** What the user chose for this browser session. */
export const choices = storedValue(SESSION_KEYS.choices, choicesSchema, NO_CHOICES);

/** Requests that were seen to carry a token. */
export const sent = storedValue(SESSION_KEYS.sent, sentSchema, {});

/** The last requests of each tab, with a token or without. */
export const seenRequests = storedValue(SESSION_KEYS.seenRequests, seenRequestsSchema, {});
