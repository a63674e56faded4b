import type { BrowserContext, CDPSession } from '@playwright/test';
import { until } from './until';

/** A protocol session with the browser itself. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('the context has no browser of its own');
  return browser.newBrowserCDPSession();
}

/**
 * Whether a service worker of the extension runs. Playwright can't tell: it keeps its Worker object over a
 * stop, and calls on it hang until the worker is woken.
 */
export async function workerRuns(context: BrowserContext, extensionId: string): Promise<boolean> {
  const session = await browserSession(context);
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const origin = `chrome-extension://${extensionId}/`;
  return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
}

/** Stops every service worker, those of pages too, and resolves when the extension's is gone. */
export async function stopWorkers(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
  await until('the end of the worker', async () => !(await workerRuns(context, extensionId)));
}

/** Kills the browser process without a chance to save anything. */
export async function crashChromium(context: BrowserContext): Promise<void> {
  const session = await browserSession(context);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('the browser names no process of its own');
  const closed = context.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await closed;
  await until('the end of the killed browser', () => !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
