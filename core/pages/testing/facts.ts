import { PROVIDERS } from '../../../tests/support/catalogue';
import { NO_CHOICES } from '../../browser-session/choices';
import type { Facts } from '../token-view';

/** Of a browser in which nothing was chosen, sent or given access to. */
export const NO_FACTS: Facts = {
  providers: PROVIDERS,
  choices: NO_CHOICES,
  inForce: new Set(),
  unsent: new Map(),
  access: new Set(),
  inPrivate: [],
  ownVisitsOnly: false,
  now: 0,
};
