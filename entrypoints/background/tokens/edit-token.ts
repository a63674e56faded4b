import { withoutSendLimit } from '../../../core/browser-session/choices';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { servesApp } from '../../../core/providers/serves-app';
import { withActiveToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { returnUnusedAccess } from '../access/return-unused-access';
import { detach } from '../rules/withdraw-rules';
import { choices } from '../stores/choices';
import { settle } from '../sync/settle';
import { changeVault, requireVault } from '../vault/open-vault';
import { noteOpenPages } from '../watch/watch-pages';
import { checkHeaders, checkSites } from './check-edit';

/** Changes what the user may change. */
export async function editToken({ id, ...given }: MessageInput<'token.edit'>): Promise<void> {
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const before = tokenOf(await requireVault(), id);
  if (given.scope === 'automatic' && before.origins.some(servesApp))
    throw new InvalidInputError('shared-host');
  await checkSites(given.allowedSites ?? []);
  // What is to be sent less is stopped before it is stored: the worker may die in between.
  if (given.on === false || given.acceptCookies === false) await detach(id);
  try {
    await changeVault((vault) => {
      const now = tokenOf(vault, id);
      const after = { ...now, ...changes };
      if (given.companions !== undefined) checkHeaders(vault, now, after);
      return withActiveToken(vault, after);
    });
    if (given.on !== undefined) await choices.change((now) => withoutSendLimit(now, id));
  } finally {
    // Also after a save that failed: what is said to be sent must be what is sent.
    await settle();
  }
  if (given.allowedSites === undefined) return;
  await noteOpenPages();
  await returnUnusedAccess();
}
