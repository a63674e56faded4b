import type { Page } from '@playwright/test';
import type { ChromiumSession } from '../../support/chromium';
import { until } from '../../support/until';

/**
 * Stops the running worker of the extension and waits for the browser's word that it stopped. It opens and
 * closes no tab: the events of a tab would wake the next worker at once. Events under way may still do so;
 * what was in the memory of the old one is gone either way.
 * @param page any open page
 */
export async function killWorker(session: ChromiumSession, page: Page): Promise<void> {
  const protocol = await session.context.newCDPSession(page);
  const statuses: string[] = [];
  protocol.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    const own = versions.filter(({ scriptURL }) => scriptURL.includes(`//${session.extensionId}/`));
    statuses.push(...own.map(({ runningStatus }) => runningStatus));
  });
  await protocol.send('ServiceWorker.enable');
  await until('the state of the worker', () => statuses.length > 0);
  await protocol.send('ServiceWorker.stopAllWorkers');
  await until('the end of the worker', () => statuses.includes('stopped'));
  await protocol.detach();
}
