import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { withTokens } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { identityChoicesOf, keepIdentityChoices } from '../stores/identity-choices';
import { syncAll } from '../sync/sync-all';
import { changeVault } from '../vault/open-vault';

/**
 * Takes the line of the last answer that names whose token it is: this test gets its text, and later tests of the
 * API read the same place. Null takes none. What else the answer said is forgotten either way.
 * @throws {KeybearerError} `not-found` for a line that is not kept any more
 */
export async function pickIdentity({ id, path }: MessageInput<'token.pick-identity'>): Promise<void> {
  const picked = (await identityChoicesOf(id)).find((choice) => choice.path === path);
  if (path !== null) {
    if (picked === undefined) throw new KeybearerError('not-found');
    await changeVault((vault) => {
      const token = tokenOf(vault, id);
      const own = vault.ownProviders.get(token.providerId);
      if (own === undefined || token.test === null) throw new KeybearerError('not-found');
      const identity = { kind: 'account', text: picked.text } as const;
      return withTokens(vault, {
        put: [{ ...token, test: { ...token.test, identity } }],
        drop: [],
        putProviders: [{ ...own, identityPath: path }],
      });
    });
  }
  await keepIdentityChoices(id, []);
  await syncAll();
}
