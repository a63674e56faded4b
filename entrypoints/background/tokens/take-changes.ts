import { limitOf } from '../../../core/browser-session/send-limits';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { newFacts } from '../../../core/pages/token-view';
import { againstCatalogue } from '../../../core/providers/against-catalogue';
import type { Providers } from '../../../core/providers/providers';
import { accessPattern } from '../../../core/token/access-pattern';
import type { TokenRecord } from '../../../core/token/token-record';
import { withLimitedToken, withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { hasAccess } from '../../../platform/access';
import { returnUnusedAccess } from '../access/access';
import { removeRulesOf, withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { providers } from '../stores/providers';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault } from '../vault/open-vault';

/**
 * Gives a stored token the hosts, headers and path that the catalogue has by now. What was known of it was about another
 * form, so its test goes.
 * @param shown what the user saw before the click
 * @throws {KeybearerError} `not-found` where that is no longer what would be taken, or is not for one click;
 *   `no-access` where the page did not get access in the click
 */
export async function takeChanges({ id, shown }: MessageInput<'token.take-changes'>): Promise<void> {
  const known = await providers();
  const { origins } = takeable(tokenOf(await requireVault(), id), known, shown);
  if (!(await hasAccess(origins.map(accessPattern)))) throw new KeybearerError('no-access');
  const chosen = await choices.read();
  const limited = limitOf(chosen, id, Date.now()) !== null;
  // The old form ends before the new one is stored: the worker may die in between.
  await removeRulesOf(id);
  try {
    await changeVault((vault) => {
      const next = takeable(tokenOf(vault, id), known, shown);
      // Another token may be on at the new host, or in the new header.
      const quiet = next.on ? withoutTakeover(vault, next, chosen) : next;
      return limited && quiet.on ? withLimitedToken(vault, quiet) : withToken(vault, quiet);
    });
  } finally {
    await syncAll();
  }
  await returnUnusedAccess();
}

function takeable(
  token: TokenRecord,
  known: Providers,
  shown: MessageInput<'token.take-changes'>['shown'],
): TokenRecord {
  const difference = againstCatalogue(token, known);
  if (difference?.kind !== 'changed' || !difference.takeable) throw new KeybearerError('not-found');
  const { headerLines, origins, pathPrefix } = newFacts(difference.next);
  const seen = [shown.headerLines, shown.origins, shown.pathPrefix];
  if (JSON.stringify([headerLines, origins, pathPrefix]) !== JSON.stringify(seen))
    throw new KeybearerError('not-found');
  const { schemeAsPasted: _scheme, cameAs: _came, ...next } = difference.next;
  return { ...next, test: null };
}
