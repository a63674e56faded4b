import { accessPattern } from '../../../core/token/access-pattern';
import { returnAccess } from '../../../platform/access';
import { choices } from '../stores/choices';
import { readPending } from '../stores/draft-store';
import { readUndo } from '../stores/import-store';
import { readRemoved } from '../stores/removed-store';
import { openedVault } from '../vault/open-vault';
import { exactOrigins } from './exact-origins';

/** Gives back the access that no token, draft, removed token or undo of an import needs. */
export async function returnUnusedAccess(): Promise<void> {
  const vault = await openedVault();
  if (vault === null) return;
  // A record that did not open may need any of it.
  if (vault.setAside.length > 0) return;
  const [draft, removed, undo] = await Promise.all([readPending(vault), readRemoved(vault), readUndo(vault)]);
  // A draft in the middle of asking: what it was given is not yet in any record.
  if (draft !== null && draft.state !== 'open') return;
  const replaced = undo?.changes.flatMap(({ before }) => before ?? []) ?? [];
  const records = [...vault.tokens.values(), ...removed, ...replaced];
  const { letIn } = await choices.read();
  const needed = new Set([
    ...records.flatMap((record) => [...record.origins, ...record.allowedSites]),
    ...Object.values(letIn).flatMap((tabs) => Object.values(tabs)),
  ]);
  const unused = (await exactOrigins()).filter((origin) => !needed.has(origin));
  await Promise.all(unused.map((origin) => returnAccess([accessPattern(origin)])));
}
