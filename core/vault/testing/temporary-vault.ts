import { createVault, withToken } from '../edit-vault';
import type { OpenVault } from '../open-vault';
import { FIRST, fakeToken, SECOND } from './fake-token';

/** A temporary vault with two tokens, as a save away from `createVault`. */
export async function temporaryVault(): Promise<OpenVault> {
  return withToken(await withToken(await createVault(), fakeToken(FIRST)), fakeToken(SECOND));
}
