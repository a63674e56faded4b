import { isActive, withoutSendLimit } from '../../../core/browser-session/choices';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { waitsForTest } from '../../../core/token/tested';
import { withoutConflicts } from '../../../core/token/without-conflicts';
import { withTokens } from '../../../core/vault/edit-vault';
import { removeRulesOf } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { syncAll } from '../sync/sync-all';
import { changeVault } from '../vault/open-vault';

/**
 * Switches many tokens on or off in one save. None takes the place of another: one that would compete with a token in
 * use, or with one before it, stays off. So does one of another tool that no test has accepted yet, unless it was in use
 * before and this takes back that it is not.
 * @returns ids of those that have changed. Ids that are gone are passed over
 */
export async function useTokens({
  ids,
  on,
  isUndo,
}: MessageInput<'tokens.use'>): Promise<MessageOutput<'tokens.use'>> {
  let changed: readonly string[] = [];
  let untested = 0;
  // Stop sending before saving: the worker may die in between.
  if (!on) await removeRulesOf(...ids);
  const chosen = await choices.read();
  const now = Date.now();
  try {
    await changeVault((vault) => {
      const others = ids.flatMap((id) => vault.tokens.get(id) ?? []).filter((token) => token.on !== on);
      const wanted = on && !isUndo ? others.filter((token) => !waitsForTest(token)) : others;
      untested = others.length - wanted.length;
      const staying = [...vault.tokens.values()].filter((token) => !wanted.includes(token));
      const switched = wanted.map((token) => ({ ...token, on }));
      const put = withoutConflicts(switched, staying, (token) => isActive(token, chosen, now)).filter(
        (token) => token.on === on,
      );
      changed = put.map(({ id }) => id);
      return put.length === 0 ? vault : withTokens(vault, { put, drop: [] });
    });
    const limited = on ? changed : ids;
    await choices.change((before) => limited.reduce(withoutSendLimit, before));
  } finally {
    // Also after a save that failed: what is said to be sent must be what is sent.
    await syncAll();
  }
  return { changed, untested };
}
