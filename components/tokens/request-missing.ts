import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { requestAccess } from '../../platform/access';
import { missingOrigins } from '../format/status-text';
import { attempt } from '../state/act';

/** Asks for access that a token lacks to its hosts. First in a click. @returns whether it has it now */
export async function requestMissing(token: TokenView): Promise<boolean> {
  const missing = missingOrigins(token);
  if (missing.length === 0) return true;
  let granted = false;
  await attempt(async () => {
    granted = await requestAccess(missing.map(accessPattern));
  });
  return granted;
}
