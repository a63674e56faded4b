import type { Page } from '@playwright/test';
import type { Replica } from '../../servers/replica';
import type { HeaderVector } from '../../support/header-vectors';
import type { Keybearer } from './keybearer';
import { visit } from './visit';

/** Adds the token of a vector; where it is for chosen tabs, the tab goes to its host and is chosen. */
export async function addVectorToken(keybearer: Keybearer, vector: HeaderVector, tab: Page): Promise<void> {
  const { providerId, region, fields, token: secret } = vector;
  const { id, status } = await keybearer.add({ providerId, region, fields, secret, how: 'without-test' });
  if (status !== 'no-tab-chosen') return;
  await tab.goto(new URL(vector.url).origin);
  await keybearer.ask('token.choose-tab', { id, tabId: await keybearer.tabId(tab), chosen: true });
}

/** Visits the address of a vector. @returns the lines that the server saw, of the headers it judges */
export async function vectorLines(
  vector: HeaderVector,
  tab: Page,
  replica: Replica,
): Promise<readonly string[]> {
  await visit(tab, replica, vector.url);
  const { hostname, pathname } = new URL(vector.url);
  const [request] = replica.log.find({ host: hostname, path: pathname, method: vector.method });
  return request === undefined ? [] : replica.log.headerLines(request, vector.names);
}
