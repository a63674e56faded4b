import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { formsAddress } from '../../../core/probe/kept-address';
import { secretsOf } from '../../../core/probe/secrets-of';
import { type FormsResult, formHeader, type Look } from '../../../core/probe/usual-forms';
import { providerOf } from '../../../core/providers/against-catalogue';
import { withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { lookAt, tryUsualForms } from '../probe/usual-forms';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault } from '../vault/open-vault';
import { testToken } from './test-token';

/** Asks the API of a token what it wants, without the token. @throws as `addressOf` */
export async function lookForToken(id: string): Promise<Look> {
  const { origin, path } = await addressOf(id);
  return lookAt(origin, path, secretsOf(tokenOf(await requireVault(), id)));
}

/**
 * Tries in which form the API takes a token that it refused as its provider's file says. The form that was accepted is
 * the token's from then on, and is tested. A token that only that refusal had switched off is then sent.
 * @throws {InvalidInputError} as `tryUsualForms` and `addressOf`
 */
export async function tryFormsForToken({ id, basic }: MessageInput<'token.try-forms'>): Promise<FormsResult> {
  const address = await addressOf(id);
  const { secret, providerId } = tokenOf(await requireVault(), id);
  const tried = await tryUsualForms({ ...address, secret, providerId }, basic);
  const { accepted } = tried;
  if (accepted === null) return tried;
  const chosen = await choices.read();
  // The old form ends before the new one is stored: the worker may die in between.
  await removeRulesOf(id);
  try {
    await changeVault((vault) => {
      const now = tokenOf(vault, id);
      if (now.secret !== secret) return vault;
      // Another token may be on in the header that was accepted.
      return withToken(vault, withoutTakeover(vault, { ...now, headers: [formHeader(accepted)] }, chosen));
    });
  } finally {
    await syncAll();
  }
  await testToken(id, { inNewForm: true });
  return tried;
}

/** @throws {InvalidInputError} `forms-not-here` for a token of which more is known, or of nobody that is known */
async function addressOf(id: string) {
  const token = tokenOf(await requireVault(), id);
  const address = formsAddress(token, providerOf(token, await providers()));
  if (address === null) throw new InvalidInputError('forms-not-here');
  return address;
}
