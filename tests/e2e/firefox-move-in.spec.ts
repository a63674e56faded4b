import { expect, test } from '@playwright/test';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { MOD_HEADER, SECRETS } from './support/exports';
import type { Reply } from './support/keybearer';

const PAGERDUTY = 'https://api.pagerduty.com/users/me';
const AIRSHIP = 'https://api.airship.co.uk/api/channels';
const LINE = `authorization: Token token=${SAMPLE.pagerdutyUserUs}`;

test('in Firefox, what works is sent, byte for byte', async () => {
  test.setTimeout(120_000);
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const firefox = await launchFirefox({ build: '.output/firefox-mv3', replica });
  try {
    const page = await firefox.openPopupPage('options.html#backup');
    const tab = await firefox.newPage();
    const named = (name: string) => page.locator(`::-p-aria([name="${name}"][role="button"])`);
    const text = async () => String(await page.evaluate('document.body.innerText'));
    const tokens = () =>
      page.evaluate(async () => {
        const stored: { snapshot?: unknown } = await globalThis.browser.storage.session.get('snapshot');
        const { snapshot } = stored;
        return (snapshot as { tokens?: { label: string; on: boolean }[] } | undefined)?.tokens ?? [];
      });
    await page.bringToFront();
    await named('Move in').click();
    await until('the field', () => page.$('.drop-zone input[type=file]').then((field) => field !== null));
    await page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'modheader.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, MOD_HEADER);
    await until('the groups', async () => (await text()).includes('7 = 3 + 1 + 3'));
    await named('Take 2 and test').click();
    await until('the end of the tests', async () => (await text()).includes('Delete modheader.json'), {
      timeout: 60_000,
    });
    expect((await tokens()).map(({ label, on }) => [label, on])).toEqual([
      ['On call', true],
      ['Old', false],
    ]);
    for (const secret of SECRETS) expect(await text()).not.toContain(secret);
    const seen = async (url: string): Promise<readonly string[]> => {
      replica.log.clear();
      await tab.goto(url);
      const { hostname, pathname } = new URL(url);
      const request = await replica.log.waitFor(({ host, path }) => host === hostname && path === pathname);
      return replica.log.headerLines(request, ['authorization']);
    };
    expect(await seen(PAGERDUTY)).toEqual([LINE]);
    expect(await seen(AIRSHIP)).toEqual([]);
    const reply: Reply = await page.evaluate(() =>
      globalThis.browser.runtime.sendMessage({ name: 'import.undo', input: {} }),
    );
    expect(reply.ok).toBe(true);
    expect(await tokens()).toEqual([]);
  } finally {
    await firefox.close();
    await replica.close();
  }
});
