import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import packageFile from '../../package.json' with { type: 'json' };
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { CATALOGUE_FOLDER, readProviders } from '../../scripts/catalogue/read';
import { readProviderData } from '../servers/provider-data';
import { startReplica } from '../servers/replica';
import { tokensOf } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { readHeaderVectors } from '../support/header-vectors';
import { copyBuild } from './support/build-copy';
import { test as base, expect } from './support/test';
import { views } from './support/views';

/**
 * A provider with a tenant, two headers and a second secret is two data files and nothing else. It is not real, so
 * its files are here; the extension is the one that ships, with one more provider in its catalogue.
 */
const FOLDER = fileURLToPath(new URL('./new-provider/', import.meta.url));
const DATA = readProviderData(`${FOLDER}tests/`);
const [VECTOR] = readHeaderVectors(DATA);
const [SAMPLE] = tokensOf(DATA);
if (VECTOR === undefined || SAMPLE === undefined) throw new Error('no data of the made-up provider');
const { url, token, fields, lines, names } = VECTOR;
const { hostname, origin, pathname } = new URL(url);
const SECRET = fields['secret'] ?? '';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ tokens: tokensOf(DATA), providers: DATA });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ replica }, use) => {
    const providers = readProviders(CATALOGUE_FOLDER, `${FOLDER}catalogue/`);
    const catalogue = () => compileCatalogue(providers, packageFile.version);
    const build = await copyBuild('chrome-mv3', { hosts: [`${origin}/*`], catalogue });
    const session = await launchChromium({ build: build.path, replica });
    await use(session);
    await session.close();
    await build.remove();
  },
});

/** Nothing of a secret is in the browser's storage or on the page. */
async function expectNoSecret(page: Page): Promise<void> {
  const stored = await page.evaluate(async () =>
    JSON.stringify([await chrome.storage.session.get(null), await chrome.storage.local.get(null)]),
  );
  for (const secret of [token, SECRET]) {
    expect(stored).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
  }
}

test('is tested, sent to the letter, shown and revoked', async ({ browserSession, keybearer, replica }) => {
  const { page } = keybearer;
  const arrived = async (): Promise<readonly string[]> => {
    const request = await replica.log.waitFor(({ host, path }) => host === hostname && path === pathname);
    return replica.log.headerLines(request, names);
  };
  const finish = page.getByRole('button', { name: /^(?:Allow|Save) and test$/ });

  await test.step('nothing is offered before the fields are filled in', async () => {
    await views.paste(page, token);
    // The literal start of the token says whose it is.
    await expect(page.getByText('Made Up', { exact: true })).toBeVisible();
    await expect(page.getByText('Fill in the fields above. Nothing is sent until then.')).toBeVisible();
    await page.getByLabel('Tenant').fill('acme');
    await page.getByLabel('Second secret').fill('sec_short');
    await expect(page.getByText('This does not have the form that the API gives out.')).toBeVisible();
    await expect(finish).toBeHidden();
  });

  await test.step('then the exact host and lines are shown, and it works', async () => {
    await page.getByLabel('Second secret').fill(SECRET);
    await expect(page.getByText('acme.made-up-api.com').first()).toBeVisible();
    await expect(page.getByText('X-Made-Key: ••••0000')).toBeVisible();
    await expect(page.getByText('Authorization: Basic ••••')).toBeVisible();
    await expectNoSecret(page);
    await finish.click();
    await expect(page.getByText('Works', { exact: true })).toBeVisible();
    await expect(page.getByText('Belongs to Sample Maker')).toBeVisible();
  });

  await test.step('the server receives every line', async () => {
    replica.log.clear();
    const opened = browserSession.context.waitForEvent('page');
    await page.getByRole('button', { name: 'Open the API' }).click();
    const tab = await opened;
    expect(await arrived()).toEqual(lines);
    await tab.waitForURL(url);
    await tab.close();
    await page.bringToFront();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await expectNoSecret(page);
  });

  await test.step('and none of them once it is revoked', async () => {
    await page
      .getByRole('button', { name: /^Made Up/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^More for / }).click();
    await page.getByRole('menuitem', { name: 'Revoke at Made Up' }).click();
    await page.getByRole('button', { name: 'Stop sending and revoke' }).click();
    replica.tokens.revoke('made-up', token);
    await page.getByRole('button', { name: 'I deleted it, check now' }).click();
    await expect(page.getByText(/is revoked\. .* refused it at/)).toBeVisible();
    expect((await keybearer.snapshot())?.tokens).toEqual([]);
    await expectNoSecret(page);
  });
});

test('comes whole out of a command', async ({ keybearer }) => {
  const { page } = keybearer;
  await views.paste(page, `curl -u 'acme:${SECRET}' -H 'X-Made-Key: ${token}' '${url}'`);
  await expect(page.getByLabel('Tenant')).toHaveValue('acme');
  await expect(page.getByText('Kept: ••••0000')).toBeVisible();
  await page.getByRole('button', { name: /^(?:Allow|Save) and test$/ }).click();
  await expect(page.getByText('Works', { exact: true })).toBeVisible();
});
