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

/** Stands for a limit that is over, whatever the clock says later. */
const OVER = 0;

/** Notes which limits are over by now: a clock that is set back afterwards must not bring their tokens back. */
export function withLimitsOver(choices: Choices, now: number): Choices {
  if (!isLimitDue(choices, now)) return choices;
  const limits = Object.entries(choices.sendUntil).map(([id, until]) => [id, until > now ? until : OVER]);
  return { ...choices, sendUntil: Object.fromEntries(limits) };
}

/** Whether a limit is over that is not noted as such. */
export function isLimitDue(choices: Choices, now: number): boolean {
  return Object.values(choices.sendUntil).some((until) => until <= now && until !== OVER);
}

/**
 * A clock that was set back must not give a token the same time again.
 * @param by milliseconds
 */
export function withLimitsMoved(choices: Choices, by: number): Choices {
  const limits = Object.entries(choices.sendUntil).map(([id, until]) => [id, Math.max(OVER, until - by)]);
  return limits.length === 0 ? choices : { ...choices, sendUntil: Object.fromEntries(limits) };
}

/** When the next limit ends, or null without one. */
export function nextLimit(choices: Choices, now: number): number | null {
  const pending = Object.values(choices.sendUntil).filter((until) => until > now);
  return pending.length === 0 ? null : Math.min(...pending);
}
