import { missingOrigins } from '../../../../components/format/status-text';
import { run } from '../../../../components/state/send';
import type { TokenView } from '../../../../core/pages/snapshot';
import { accessPattern } from '../../../../core/token/access-pattern';
import { requestAccess } from '../../../../platform/access';
import { sendMessage } from '../../../../platform/send-message';
import { changeList } from './list-state';

/**
 * Tests tokens, after one question for all the access that they lack. Those that still lack it are passed over. To be
 * called first in a click or a key press, as browsers demand.
 */
export function testChosen(tokens: readonly TokenView[]): void {
  const missing = [...new Set(tokens.flatMap(missingOrigins))];
  const asked = missing.length === 0 ? Promise.resolve(true) : requestAccess(missing.map(accessPattern));
  void run(async () => {
    await asked;
    changeList({ last: null });
    await sendMessage('tests.start', { ids: tokens.map(({ id }) => id) });
  });
}
