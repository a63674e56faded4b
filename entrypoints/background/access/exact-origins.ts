import { patternOrigin } from '../../../core/token/access-pattern';
import { grantedAccess } from '../../../platform/access';

/** Origins of exact hosts that we have access to now. Broader access was given elsewhere and is left alone. */
export async function exactOrigins(): Promise<readonly string[]> {
  return (await grantedAccess()).flatMap((pattern) => patternOrigin(pattern) ?? []);
}
