import { finishAfterAccess } from '../pending/finish-draft';
import { lookAfterAccess } from '../pending/own-api';
import { ready } from '../start/ready';
import { syncAll } from '../sync/sync-all';
import { noteOpenPages } from '../watch/watch-pages';

/**
 * Access was given or taken away, in a prompt of ours or in the browser's own pages.
 * @param added patterns that were given
 */
export async function onAccess(added: readonly string[]): Promise<void> {
  await ready();
  // Pages can be seen now that were not before; a click there counts as soon as the cards say that access is there.
  if (added.length > 0) await noteOpenPages();
  await syncAll({ reread: true });
  if (added.length > 0) await lookAfterAccess(added);
  if (added.length > 0) await finishAfterAccess(added);
}
