import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { withSettings } from '../../../core/vault/edit-vault';
import { sealedValue } from '../session-storage/sealed-value';
import { syncPages } from '../sync/sync-all';
import { changeVault, requireVault, whileUnlocked } from '../vault/open-vault';

const kept = sealedValue('tokenList');

/** Keeps how the list of tokens is narrowed and sorted, so that a reload of its page shows the same. */
export async function keepList(list: MessageInput<'list.keep'>): Promise<void> {
  await whileUnlocked((vault) => kept.write(vault, list));
}

/** @returns null where nothing is kept */
export async function keptList(): Promise<MessageOutput<'list.get'>> {
  return kept.read(await requireVault());
}

/** Changes what the rows of the list are grouped by. */
export async function groupList({ by }: MessageInput<'list.group'>): Promise<void> {
  await changeVault((vault) => withSettings(vault, { grouping: by }));
  await syncPages();
}
