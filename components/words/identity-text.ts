import type { TestResult } from '../../core/probe/outcome';
import { text } from '../text';

/** Whose token it is. "Belongs to" only when the answer names a user or an account. */
export function identityText({ identity }: TestResult, provider: string): string {
  if (!identity) return text('identity_none', provider);
  return text(identity.kind === 'unit' ? 'identity_unit' : 'identity_owner', identity.text);
}

/** The same for a narrow row; null when the answer names nobody. */
export function identityShort(result: TestResult | null): string | null {
  if (!result?.identity) return null;
  const { kind, text: name } = result.identity;
  return kind === 'unit' ? text('identity_unit', name) : name;
}
