import { json } from '../servers/answers';
import { startReplica } from '../servers/replica';
import type { Site } from '../servers/site';
import { CHECK, HOST, SECRET } from './support/acme-site';
import { test as base, expect } from './support/test';

const OTHER = 'api.acme-two.example';
/** Hosts that take the token. */
const taking = new Set<string>();

const siteOf =
  (host: string): Site =>
  ({ headerValues }) =>
    headerValues('x-api-key').join() === SECRET && taking.has(host)
      ? json(200, { user: { name: 'Jane Doe' } })
      : json(401, { error: { message: 'No key' } });

const test = base.extend({
  build: 'chrome-mv3-e2e-all',
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ sites: { [HOST]: siteOf(HOST), [OTHER]: siteOf(OTHER) } });
    await use(replica);
    await replica.close();
  },
});

interface Begun {
  readonly draft: { readonly id: string; readonly own: { readonly input: { readonly origins: string[] } } };
}

// Proves P9: A revocation names the hosts of another company, and is done once each of them was asked by a click.
test('a token with hosts of two companies is gone after both refused it', async ({ keybearer, replica }) => {
  test.setTimeout(120_000);
  taking.add(HOST).add(OTHER);
  const text = `curl ${CHECK} -H 'X-Api-Key: ${SECRET}'`;
  const { draft } = (await keybearer.ask('draft.put', { text, tabOrigin: null, replacesId: null })) as Begun;
  const { input } = draft.own;
  const own = { ...input, origins: [...input.origins, `https://${OTHER}`] };
  await keybearer.ask('draft.own', { id: draft.id, own, isOther: false, answers: [] });
  await keybearer.ask('draft.finish', { how: 'test' });
  const withToken = (host: string) =>
    replica.log.find({ host }).filter((request) => replica.log.headerLines(request, ['x-api-key']).length > 0)
      .length;
  expect([withToken(HOST), withToken(OTHER)]).toEqual([1, 0]);

  const { page } = keybearer;
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Acme/ }).first().click();
  await page.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: /^Revoke at / }).click();
  await page.getByRole('button', { name: 'Stop sending and revoke' }).click();
  taking.delete(HOST);
  await page.getByRole('button', { name: 'I deleted it, check now' }).click();
  await expect(page.getByText(`Not asked yet: ${OTHER}.`)).toBeVisible();
  expect([withToken(HOST), withToken(OTHER)]).toEqual([2, 0]);
  taking.delete(OTHER);
  await page.getByRole('button', { name: `Ask ${OTHER}` }).click();
  await expect(page.getByText(/is revoked\. .* refused it at/)).toBeVisible();
  expect([withToken(HOST), withToken(OTHER)]).toEqual([2, 1]);
});
