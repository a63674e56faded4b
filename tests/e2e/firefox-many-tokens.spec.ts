import { expect, test } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { startReplica } from '../servers/replica';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { copyBuild } from './support/build-copy';
import type { Reply } from './support/keybearer';
import { arrived, revokingCatalogue, revokingSites, SECRET } from './support/revoking-site';

const WRONG = 'sample-revoke-11111111-0Wrg';
const checkOf = (kind: string, secret: string) =>
  `GET https://api.${kind}-revoke.com/v1/me\nauthorization: Bearer ${secret}`;

async function ask(page: Page, name: string, input: object): Promise<void> {
  const reply: Reply = await page.evaluate((message) => globalThis.browser.runtime.sendMessage(message), {
    name,
    input,
  });
  if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
}

// Proves P8: In Firefox, many tokens are asked about once each, and the call that revokes goes out after the hold.
test('in Firefox, many tokens are tested, removed and brought back, and one is revoked by a hold', async () => {
  test.setTimeout(120_000);
  const replica = await startReplica({ sites: revokingSites().sites });
  const build = await copyBuild('firefox-mv3-e2e-all', { catalogue: revokingCatalogue });
  const firefox = await launchFirefox({ build: build.path, replica });
  try {
    const page = await firefox.openPopupPage('options.html#tokens');
    await page.bringToFront();
    const named = (name: string, role = 'button') =>
      page.locator(`::-p-aria([name="${name}"][role="${role}"])`);
    const shows = (text: string) =>
      until(`"${text}" on the page`, () =>
        page.evaluate((wanted) => document.body.innerText.includes(wanted), text),
      );
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    for (const [providerId, text] of [
      ['self', SECRET],
      ['bare', WRONG],
      ['none', WRONG],
    ] as const) {
      await ask(page, 'draft.put', { text, tabOrigin: null, replacesId: null });
      await ask(page, 'draft.choose', { providerId, region: null, allowedSites: [] });
      await ask(page, 'draft.finish', { how: 'without-test' });
    }
    await ask(page, 'result.dismiss', {});
    await shows('Made none');

    await named('Choose all 3 in the list', 'checkbox').click();
    await named('Test').click();
    await shows('Tested: 1 accepted, 2 refused.');
    expect(arrived(replica).toSorted()).toEqual([
      checkOf('bare', WRONG),
      checkOf('none', WRONG),
      checkOf('self', SECRET),
    ]);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/in \d+ sec/);
    await named('Close').click();
    // By keys: what asks for something comes first, so the two that were refused.
    await until('the focus in the list', async () => (await focused()).startsWith('Made '));
    for (const key of ['Home', 'Escape'] as const) await page.keyboard.press(key);
    await shows('None chosen');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await shows('2 chosen');
    await named('Remove').click();
    await shows('2 tokens were removed from Keybearer.');
    await until('the focus on the one that is left', async () => (await focused()).startsWith('Made self'));
    await named('Undo').click();
    await shows('Made bare');
    await shows('Made none');

    replica.log.clear();
    await named('Made self · Sample User', 'link').click();
    await named('Revoke at Made self').click();
    await named('Stop sending and revoke').click();
    const hold = named('Hold to revoke at api.self-revoke.com');
    await hold.hover();
    expect(arrived(replica)).toEqual([]);
    await page.mouse.down();
    await shows('refused it at');
    await page.mouse.up();
    expect(arrived(replica)).toEqual([
      `DELETE https://api.self-revoke.com/v1/tokens/self\nauthorization: Bearer ${SECRET}`,
      checkOf('self', SECRET),
    ]);
  } finally {
    await firefox.close();
    await build.remove();
    await replica.close();
  }
});
