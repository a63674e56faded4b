import type { TestResult } from './outcome';

/** What a comparison needs; records and views of tokens have it. */
export interface Tested {
  readonly providerId: string;
  readonly test: TestResult | null;
}

/** `unknown`: nothing was compared, or the two answers can't be told apart. */
export type Comparison = 'same' | 'different' | 'unknown';

type Identity = NonNullable<TestResult['identity']>;

/**
 * Whether two tokens belong to one account, as far as their last tests say.
 *
 * An attacker chooses the names in an account of their own, so equal names never prove anything: `same` takes an id
 * that the provider gave out. Different names are taken at their word. The catalogue declares an id where the
 * provider's documents name one that nobody chooses:
 * - PagerDuty: the address of the user's page, with account and user. An account key names nobody.
 * - Pylon: the id of the organisation.
 * - Polyteia: none. The call lists the organisations that a key may see, and a person can be invited into one.
 * - Airship: none. A unit is not an owner, and nearly every account has a "Head Office".
 * - SplxAI: its answer names nobody.
 *
 * A region has accounts of its own, so answers of two regions are never about one account.
 */
export function compareAccounts(one: Tested, other: Tested): Comparison {
  const [mine, its] = [one.test?.identity ?? null, other.test?.identity ?? null];
  if (mine === null || its === null || one.providerId !== other.providerId || mine.kind !== its.kind)
    return 'unknown';
  if (one.test?.region !== other.test?.region) return 'different';
  if (mine.id !== undefined && its.id !== undefined) return mine.id === its.id ? 'same' : 'different';
  return nameOf(mine) === nameOf(its) ? 'unknown' : 'different';
}

/** Two spellings of one name are one name. */
export function nameOf({ text }: Identity): string {
  return text.normalize('NFC').trim();
}

/**
 * Whether a token may take the place of another in the click that saves it. A command that was copied can hold an
 * attacker's token: it would work, and what the user writes from then on would go to the attacker's account.
 * @param act `added` switches the other one off, which nobody asked for, so it takes proof of one account.
 *   `replaces` was asked for, so it takes proof of another account to stop it.
 */
export function mayTakePlace(token: Tested, other: Tested, act: 'added' | 'replaces'): boolean {
  const compared = compareAccounts(token, other);
  return act === 'added' ? compared === 'same' : compared !== 'different';
}
