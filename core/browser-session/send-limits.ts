import { areInConflict } from '../token/conflicts';
import { scopeOf } from '../token/plain-http';
import type { TokenRecord } from '../token/token-record';
import type { Choices } from './choices';

/** Stands for a limit that is over, whatever the clock says later. */
const OVER = 0;

/** When the time of a token ends; null where none runs. */
export function limitOf({ sendUntil }: Choices, id: string, now: number): number | null {
  const until = sendUntil[id] ?? OVER;
  return until > now ? until : null;
}

/** Whether a limit is over that is not noted as such. */
export function isLimitDue(choices: Choices, now: number): boolean {
  return Object.values(choices.sendUntil).some((until) => until <= now && until !== OVER);
}

/** When the next limit ends, or null without one. */
export function nextLimit(choices: Choices, now: number): number | null {
  const pending = Object.values(choices.sendUntil).filter((until) => until > now);
  return pending.length === 0 ? null : Math.min(...pending);
}

/** Notes which limits are over by now: a clock that is set back afterwards must not bring their tokens back. */
export function withLimitsOver(choices: Choices, now: number): Choices {
  return endLimits(choices, (_, until) => until <= now);
}

/**
 * Of two automatic tokens that compete neither would be sent, so the time of one of them ends: one that is on
 * takes over from those that are sent for some minutes, and of two of these the one that ends later.
 */
export function withoutOvertakenLimits(choices: Choices, tokens: readonly TokenRecord[]): Choices {
  const { sendUntil } = choices;
  if (Object.values(sendUntil).every((until) => until === OVER)) return choices;
  const endOf = ({ id, on, revocation }: TokenRecord): number => {
    if (revocation !== null) return OVER;
    return sendUntil[id] ?? (on ? Number.POSITIVE_INFINITY : OVER);
  };
  const isBeaten = (token: TokenRecord): boolean =>
    automaticConflicts(token, tokens).some(
      (conflict) =>
        endOf(conflict) > endOf(token) || (endOf(conflict) === endOf(token) && conflict.id > token.id),
    );
  const limited = tokens.filter(({ id }) => (sendUntil[id] ?? OVER) !== OVER);
  const beaten = new Set(limited.filter(isBeaten).map(({ id }) => id));
  return endLimits(choices, (id) => beaten.has(id));
}

/** Ends the time of tokens that this one competes with, as it takes over from them. */
export function withConflictingLimitsOver(
  choices: Choices,
  token: TokenRecord,
  tokens: readonly TokenRecord[],
): Choices {
  const conflicts = new Set(automaticConflicts(token, tokens).map(({ id }) => id));
  return endLimits(choices, (id) => conflicts.has(id));
}

/**
 * A clock that was set back must not give a token the same time again.
 * @param by milliseconds
 */
export function withLimitsMoved(choices: Choices, by: number): Choices {
  const limits = Object.entries(choices.sendUntil).map(([id, until]) => [id, Math.max(OVER, until - by)]);
  return limits.length === 0 ? choices : { ...choices, sendUntil: Object.fromEntries(limits) };
}

/** Tokens for chosen tabs compete by their tabs, so only automatic ones have to make way. */
function automaticConflicts(token: TokenRecord, tokens: readonly TokenRecord[]): readonly TokenRecord[] {
  if (scopeOf(token) !== 'automatic') return [];
  return tokens.filter((other) => scopeOf(other) === 'automatic' && areInConflict(token, other));
}

/** The same choices where no limit ends. */
function endLimits(choices: Choices, ends: (id: string, until: number) => boolean): Choices {
  const over = Object.entries(choices.sendUntil).filter(([id, until]) => until !== OVER && ends(id, until));
  if (over.length === 0) return choices;
  const ended = Object.fromEntries(over.map(([id]) => [id, OVER]));
  return { ...choices, sendUntil: { ...choices.sendUntil, ...ended } };
}
