import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { formsAddress } from '../../../core/probe/kept-address';
import { secretsOf } from '../../../core/probe/secrets-of';
import { type FormsResult, formHeader, type Look } from '../../../core/probe/usual-forms';
import { providerOf } from '../../../core/providers/against-catalogue';
import { withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { lookAt, tryUsualForms } from '../probe/usual-forms';
import { withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { changeVault, requireVault } from '../vault/open-vault';
import { testToken } from './test-token';

/** Asks the API of a token what it wants, without the token. @throws as `addressOf` */
export async function lookForToken(id: string): Promise<Look> {
  const { origin, path } = await addressOf(id);
  return lookAt(origin, path, secretsOf(tokenOf(await requireVault(), id)));
}

/**
 * Tries in which form the API takes a token that it refused as its provider's file says. The form that was accepted is
 * the token's from then on, and is tested.
 * @throws {InvalidInputError} as `tryUsualForms` and `addressOf`
 */
export async function tryFormsForToken({ id, basic }: MessageInput<'token.try-forms'>): Promise<FormsResult> {
  const address = await addressOf(id);
  const { secret, providerId } = tokenOf(await requireVault(), id);
  const tried = await tryUsualForms({ ...address, secret, providerId }, basic);
  const { accepted } = tried;
  if (accepted === null) return tried;
  const chosen = await choices.read();
  await changeVault((vault) => {
    const now = tokenOf(vault, id);
    if (now.secret !== secret) return vault;
    // Another token may be on in the new header. The time of one that is sent for some minutes ends by itself.
    const next = { ...now, headers: [formHeader(accepted)] };
    return withToken(vault, withoutTakeover(vault, next, chosen));
  });
  await testToken(id);
  return tried;
}

/** @throws {InvalidInputError} `forms-not-here` for a token of which more is known, or of nobody that is known */
async function addressOf(id: string) {
  const token = tokenOf(await requireVault(), id);
  const address = formsAddress(token, providerOf(token, await providers()));
  if (address === null) throw new InvalidInputError('forms-not-here');
  return address;
}
