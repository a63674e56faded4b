import { tokenTitle } from '../../../core/token/token-title';
import { tokenOf } from '../../../core/vault/open-vault';
import { note } from '../activity/activity';
import { requireFresh } from '../lock/proof';
import { requireVault } from '../vault/open-vault';

/**
 * The secret of one token, for a page that shows or copies it.
 * @throws {KeybearerError} `proof-needed` some time after the unlock
 */
export async function revealToken(id: string): Promise<{ secret: string }> {
  const vault = await requireVault();
  await requireFresh(vault);
  const token = tokenOf(vault, id);
  note('revealed', tokenTitle(token));
  return { secret: token.secret };
}
