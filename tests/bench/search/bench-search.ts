import type { CDPSession } from '@playwright/test';
import { importTokens, manyTokens } from '../../e2e/support/many-tokens';
import { startReplica } from '../../servers/replica';
import { type ChromiumSession, launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';

const BUILD = '.output/chrome-mv3-e2e-all';
/** Both fill the page of the table, also where they are narrowed. */
const FEW = 200;
const MANY = 1000;

/** Searches that all tokens fit, and one that three in ten do. */
const ALL = ['key', 'key o'] as const;
const SOME = 'team-1';

/** What a key in the search of the table costs with a thousand tokens, beside the same key with fewer. */
export async function benchSearch(rounds: number): Promise<void> {
  const replica = await startReplica({ tokens: [] });
  const sessions: ChromiumSession[] = [];
  try {
    const tableOf = async (count: number) => {
      const session = await launchChromium({ build: BUILD, replica });
      sessions.push(session);
      return openTable(session, count);
    };
    const [few, many] = [await tableOf(FEW), await tableOf(MANY)];
    const { samples, quiet } = await interleave(rounds, {
      sameFew: () => few(ALL[0], ALL[1]),
      sameMany: () => many(ALL[0], ALL[1]),
      otherFew: () => few(ALL[0], SOME),
      otherMany: () => many(ALL[0], SOME),
    });
    printTitle(`A key in the search of the table, in ms of its page's main thread`, rounds, quiet);
    printSamples(`the list stays as it is: ${MANY} tokens`, samples.sameMany);
    printSamples(`  ${FEW} tokens`, samples.sameFew);
    printRatio(`  ${MANY} tokens / ${FEW} tokens`, samples.sameMany, samples.sameFew, 'aim ≤ 1.30');
    printSamples(`another list: ${MANY} tokens`, samples.otherMany);
    printSamples(`  ${FEW} tokens`, samples.otherFew);
    printRatio(`  ${MANY} tokens / ${FEW} tokens`, samples.otherMany, samples.otherFew, 'aim ≤ 1.30');
  } finally {
    for (const session of sessions) await session.close();
    await replica.close();
  }
}

/** @returns what the step from one search to another costs, in ms, until all rows are drawn */
async function openTable(
  session: ChromiumSession,
  count: number,
): Promise<(from: string, to: string) => Promise<number>> {
  const page = await session.openPopupPage('options.html');
  await importTokens(page, manyTokens(count, Date.now()));
  await page.locator('.token-table').waitFor();
  // No frame is drawn of a page that is behind another.
  await page.bringToFront();
  const client = await page.context().newCDPSession(page);
  // Of the processor, and not of a clock: another process that has its turn is not a cost of ours.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async (from, to) => {
    await page.evaluate(search, from);
    const before = await taskTime(client);
    await page.evaluate(search, to);
    return (await taskTime(client)) - before;
  };
}

/** Milliseconds that the main thread of the page has been at work. */
async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** Runs in the page: as one key does, and until the frames are over in which the rows come. */
async function search(wanted: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  if (field === null) throw new Error('no search');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, wanted);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  for (let frame = 0; frame < 8; frame += 1) await new Promise(requestAnimationFrame);
}
