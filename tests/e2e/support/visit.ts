import type { Page } from '@playwright/test';
import type { Replica } from '../../servers/replica';
import type { ChromiumSession } from '../../support/chromium';
import { workerRuns } from '../../support/chromium-control';
import { until } from '../../support/until';

/** Headers in which the five providers take a token. */
const CREDENTIALS = ['authorization', 'x-api-key'];

/** How long a busy machine may take to start an extension anew. Milliseconds. */
const LONGEST_START = 30_000;

/** Goes to an address. @returns the credential lines that its server saw on that visit */
export async function visit(tab: Page, replica: Replica, address: string): Promise<readonly string[]> {
  const url = new URL(address);
  replica.log.clear();
  await tab.goto(address);
  const request = await replica.log.waitFor(
    ({ host, path, method }) => host === url.hostname && path === url.pathname && method === 'GET',
  );
  return replica.log.headerLines(request, CREDENTIALS);
}

/**
 * Visits an address until its server sees no credential, as after a reload: Chromium keeps the rules until the new worker
 * takes them away, and nobody asks that worker for anything.
 */
export async function untilUnsent(
  session: ChromiumSession,
  { tab, replica, address }: { tab: Page; replica: Replica; address: string },
): Promise<void> {
  const isUnsent = async () => (await visit(tab, replica, address)).length === 0;
  await until('a visit without the token', isUnsent, { timeout: LONGEST_START }).catch(async (error) => {
    const runs = await workerRuns(session.context, session.extensionId);
    throw new Error(runs ? 'the worker runs, and its rules are still there' : 'no worker came', {
      cause: error,
    });
  });
}
