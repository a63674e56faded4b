import type { MessageOutput } from '../../../core/messages/message-table';
import { tokenTitle } from '../../../core/token/token-title';
import { tokenOf } from '../../../core/vault/open-vault';
import { logActivity } from '../activity/activity';
import { requireFresh } from '../lock/proof';
import { requireVault } from '../vault/open-vault';

/**
 * The secrets of one token, for a page that shows or copies them: its own, and those of its fields by name.
 * @throws {KeybearerError} `proof-needed` some time after the unlock
 */
export async function revealToken(id: string): Promise<MessageOutput<'token.reveal'>> {
  const vault = await requireVault();
  await requireFresh(vault);
  const token = tokenOf(vault, id);
  logActivity('revealed', tokenTitle(token));
  const fields = token.fields.flatMap(({ name, value, secret }) => (secret ? [[name, value]] : []));
  return { secret: token.secret, fields: Object.fromEntries(fields) };
}
