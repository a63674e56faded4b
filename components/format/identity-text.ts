import type { TestResult } from '../../core/token/outcome';
import { nameOf } from '../../core/token/same-account';
import { hostText } from './site-text';
import { text } from './text';

/** Whose token it is. "Belongs to" only when the answer names a user or an account. */
export function identityText({ identity }: TestResult, provider: string): string {
  if (!identity) return text('identity_none', provider);
  return text(identity.kind === 'unit' ? 'identity_unit' : 'identity_owner', identity.text);
}

/** The identity for a narrow row; null when the answer names nobody. */
export function identityShort(result: TestResult | null): string | null {
  if (!result?.identity) return null;
  const { kind, text: name } = result.identity;
  return kind === 'unit' ? text('identity_unit', name) : name;
}

/**
 * Whose two tokens are, so that one is told from the other: where the names are the same, with the provider's own ids.
 */
export function identityPair(one: TestResult | null, other: TestResult | null): readonly [string, string] {
  const [mine, its] = [one?.identity ?? null, other?.identity ?? null];
  const alike = mine !== null && its !== null && nameOf(mine) === nameOf(its) && mine.id !== its.id;
  const said = (result: TestResult | null) => {
    const name = identityShort(result) ?? text('account_unknown');
    const id = result?.identity?.id;
    return alike && id !== undefined ? `${name} (${hostText(id)})` : name;
  };
  return [said(one), said(other)];
}
