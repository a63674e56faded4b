import { json, page as webPage } from '../servers/answers';
import { type Replica, startReplica } from '../servers/replica';
import type { Site } from '../servers/site';
import { launchChromium } from '../support/chromium';
import { openRealPopup } from '../support/real-popup';
import { copyBuild } from './support/build-copy';
import { test as base, expect } from './support/test';

/** Hosts that public documents name. One still is that API; the domain of the other has been given up and bought. */
const HOST = 'api.acme.example';
const GONE = 'api.gone.example';
const SECRET = 'acm_1kT4mQ9xV2bN7cR3wZ6sJ8h';
const KEY_LINE = `x-acme-key: ${SECRET}`;

const acme: Site = ({ path, headerValues }) => {
  if (path === '/docs') return webPage('Acme', 'How to call it');
  return headerValues('x-acme-key').join() === SECRET ? json(200, { ok: true }) : json(401, {});
};
const parked: Site = () => webPage('This domain is for sale', 'Make an offer');

const withDocuments = (text: string) =>
  JSON.stringify({
    ...JSON.parse(text),
    forms: [{ headers: [{ name: 'X-Acme-Key', template: '{token}', encoding: 'plain' }] }],
    hosts: { [HOST]: [0, 'acme.example', '/v1/me'], [GONE]: [0, 'gone.example', '/v1/me'] },
  });

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startReplica({ sites: { [HOST]: acme, [GONE]: parked } });
    await use(replica);
    await replica.close();
  },
  browserSession: async ({ build, replica }, use) => {
    const folder = await copyBuild(build, { knownHosts: withDocuments });
    const session = await launchChromium({ build: folder.path, replica });
    await use(session);
    await session.close();
    await folder.remove();
  },
});

const seen = ({ log }: Replica, host = HOST) =>
  log
    .find({ host })
    .filter(({ path }) => path !== '/favicon.ico')
    .map((one) => [`${one.method} ${one.path}`, ...log.headerLines(one, ['x-acme-key'])].join(' | '));

test('a public document fills the form for the API in front, and the token works', async ({
  browserSession,
  keybearer,
  replica,
  tab,
}) => {
  await keybearer.add({ providerId: 'pylon', secret: 'sample-0000', region: 'US', how: 'without-sending' });
  await tab.bringToFront();
  await tab.goto(`https://${HOST}/`);
  replica.log.clear();
  const popup = await openRealPopup(browserSession);
  await popup.waitForText('This tab is not one of your APIs');
  await popup.click('Add this API', 'button');
  await popup.page.locator('input[type="password"]').wait();
  await popup.page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const field = document.querySelector('input[type="password"]');
    field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, SECRET);
  await popup.waitForText('is from a public document of acme.example.');
  expect(await popup.text()).toContain('X-Acme-Key: ••••sJ8h');
  expect(await popup.text()).toContain('GET /v1/me');
  expect(seen(replica)).toEqual([]);
  await popup.click('Save and test', 'button');
  await popup.waitForText('Without the token 401, with it 200.');
  await popup.close();
  expect(seen(replica)).toEqual(['GET /v1/me', `GET /v1/me | ${KEY_LINE}`]);
});

// Proves P4: A host of a public document that turned into somebody else's page never sees the token.
test('a domain that was given up and bought sees no token', async ({ keybearer, replica, tab }) => {
  const { page } = keybearer;
  const text = `export GONE_URL=https://${GONE}/v1/things\nexport GONE_API_KEY=${SECRET}`;
  await keybearer.ask('draft.put', { text, tabOrigin: null, replacesId: null });
  await page.reload();
  await expect(page.getByText('a public document of gone.example')).toBeVisible();
  await page.getByRole('button', { name: 'Save and test' }).click();
  await expect(page.getByText(/with a web page.*The token was not sent\./)).toBeVisible();
  expect(seen(replica, GONE)).toEqual(['GET /v1/me']);
  await tab.goto(`https://${GONE}/v1/things`);
  expect(seen(replica, GONE)).toEqual(['GET /v1/me', 'GET /v1/things']);
});
