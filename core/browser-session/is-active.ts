import type { TokenRecord } from '../token/token-record';
import type { Choices } from './choices';

/**
 * Whether a token is to be sent: switched on, or sent for some minutes that are not over.
 * The minutes are no part of the record, so that a restart never makes them longer.
 * @param now milliseconds since 1970
 */
export function isActive(token: Pick<TokenRecord, 'id' | 'on'>, choices: Choices, now: number): boolean {
  const until = choices.sendUntil[token.id];
  return until === undefined ? token.on : until > now;
}
