import type { Page } from '@playwright/test';
import type { Replica } from '../../servers/replica';

/** Headers in which the five providers take a token. */
const CREDENTIALS = ['authorization', 'x-api-key'];

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
