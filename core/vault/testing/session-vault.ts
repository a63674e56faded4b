import { createVault } from '../create-vault';
import type { OpenVault } from '../open-vault';
import { withToken } from '../with-token';
import { FIRST, fakeToken, SECOND } from './fake-token';

/** A session vault with two tokens, as a save away from `createVault`. */
export async function sessionVault(): Promise<OpenVault> {
  return withToken(await withToken(await createVault(), fakeToken(FIRST)), fakeToken(SECOND));
}
