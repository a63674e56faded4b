import { run, send } from '../../../../components/state/send';
import { activeConflicts } from '../../../../core/token/active-conflicts';
import { isAccepted } from '../../../../core/token/outcome';
import { readSnapshot } from '../../../../platform/follow-snapshot';
import { MessageRefusedError, sendMessage } from '../../../../platform/send-message';

/**
 * Tests tokens one after the other. One that was accepted is switched on where it takes no other's place, at the one
 * region that took it. A token that is gone meanwhile is left out; a lock ends it.
 * @param onDone called with how many are done, after each
 */
export async function testTaken(ids: readonly string[], onDone: (done: number) => void): Promise<void> {
  for (const [at, id] of ids.entries()) {
    const token = await tokenNow(id);
    if (token !== null && (await test(id))) await switchOnIfAccepted(id);
    if ((await readSnapshot()) === null) return;
    onDone(at + 1);
  }
  // All of them are in sight here, so the last one is no news for the popup.
  await sendMessage('result.dismiss', {}).catch(() => null);
}

/** @returns whether it was tested. That there is no address to ask is no problem of the page: the list says so. */
async function test(id: string): Promise<boolean> {
  let isTested = true;
  const isDone = await run(async () => {
    try {
      await sendMessage('token.test', { id });
    } catch (error) {
      const isKnown = error instanceof MessageRefusedError && error.params['reason'] === 'no-check';
      if (!isKnown) throw error;
      isTested = false;
    }
  });
  return isDone && isTested;
}

async function switchOnIfAccepted(id: string): Promise<void> {
  const tokens = (await readSnapshot())?.tokens ?? [];
  const token = tokens.find((each) => each.id === id);
  const { test = null, on = true, origins = [], regions = [] } = token ?? {};
  if (token === undefined || test === null || on || !isAccepted(test.outcome)) return;
  const region = regions.find(({ name }) => name === test.region);
  if (origins.length > 1 && region !== undefined) await send('token.use-region', { id, region: region.name });
  else if (activeConflicts(token, tokens).length === 0) await send('token.edit', { id, on: true });
}

async function tokenNow(id: string) {
  return (await readSnapshot())?.tokens.find((token) => token.id === id) ?? null;
}
