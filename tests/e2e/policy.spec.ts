import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Replica } from '../servers/replica';
import { launchChromium } from '../support/chromium';
import { until } from '../support/until';
import { alteredBuild, loadBoth, smallExtension } from './support/altered-build';
import { POLICY_ATTEMPTS, type PolicyAttempt } from './support/policy-attempts';
import { STRANGER_FILES, STRANGER_ID } from './support/stranger';
import { expect, test } from './support/test';

const BUILD = '.output/chrome-mv3';
const PAGES = ['popup.html', 'options.html'];
const FAR = 'https://other.example';

/** Everything that ships. */
const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(BUILD.length + 1));

/** What the page's policy said to an attempt, and whether the attempt got through. */
interface Outcome {
  readonly directives: readonly string[];
  readonly ran: boolean;
}

/**
 * Runs an attempt from a timer: code that a test runs directly may use `eval` whatever the policy says.
 * The last word is a second attempt of which the answer is known, so that nothing is waited for in vain.
 */
async function tryOut(page: Page, { script }: PolicyAttempt): Promise<Outcome> {
  return page.evaluate(`new Promise((done) => {
    const far = (name) => '${FAR}/' + name;
    const add = (tag, fields = {}) => {
      const element = Object.assign(document.createElement(tag), fields);
      document.body.append(element);
      return element;
    };
    const directives = [];
    delete globalThis.ran;
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.push(event.effectiveDirective);
    });
    const settled = () => done({ directives, ran: globalThis.ran === true });
    setTimeout(async () => {
      try { await (async () => { ${script} })(); } catch {}
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(settled)));
    });
  })`);
}

test.use({ build: 'chrome-mv3' });

test.describe('the policy of our pages', () => {
  for (const path of PAGES) {
    test(path, async ({ keybearer, browserSession, replica }) => {
      await keybearer.page.close();
      for (const attempt of POLICY_ATTEMPTS) {
        const page = await browserSession.openPopupPage(path);
        const { directives, ran } = await tryOut(page, attempt);
        expect(directives, attempt.what).toContain(attempt.directive);
        expect(ran, attempt.what).toBe(false);
        await page.close();
      }
      expect(replica.log.all()).toEqual([]);
    });
  }

  test('is what stops the attempts: a page without one makes them all', async ({ tab, replica }) => {
    for (const attempt of POLICY_ATTEMPTS) {
      await tab.goto('https://evil.example/');
      replica.log.clear();
      const { directives, ran } = await tryOut(tab, attempt);
      expect(directives, attempt.what).toEqual([]);
      if (attempt.goesOut) await replica.log.waitFor(({ host }) => host === new URL(FAR).host);
      if (attempt.script.includes('globalThis.ran')) expect(ran, attempt.what).toBe(true);
    }
  });
});

test.describe('a web page', () => {
  test('can’t frame our pages', async ({ browserSession, tab }) => {
    await tab.goto('https://evil.example/');
    for (const path of PAGES) {
      expect(await framedAddress(tab, `chrome-extension://${browserSession.extensionId}/${path}`)).toBe(
        'chrome-error://chromewebdata/',
      );
    }
  });

  test('can’t go to our pages', async ({ browserSession, tab, replica }) => {
    for (const path of PAGES) {
      const address = `chrome-extension://${browserSession.extensionId}/${path}`;
      for (const script of goingTo(address)) {
        await tab.goto('https://evil.example/');
        await tab.evaluate(script);
        await until('the end of the attempt', async () => (await shownOwnPages(tab)).settled);
        expect((await shownOwnPages(tab)).pages, script).toEqual([]);
      }
    }
    expect(replica.log.all().length).toBeGreaterThan(0);
  });

  test('reaches none of our files', async ({ browserSession, keybearer, tab }) => {
    const addresses = files.map((file) => `chrome-extension://${browserSession.extensionId}/${file}`);
    expect(addresses.length).toBeGreaterThan(10);
    await tab.goto('https://evil.example/');
    expect(await loadable(tab, addresses)).toEqual([]);
    const icon = addresses.filter((address) => address.endsWith('icon/key.svg'));
    expect(await loadable(keybearer.page, icon)).toEqual(icon);
  });
});

test('another extension can’t frame our pages or reach our files', async ({ replica }) => {
  const stranger = await smallExtension(STRANGER_FILES);
  const session = await launchChromium({ build: BUILD, replica, args: loadBoth(BUILD, stranger) });
  const page = await session.context.newPage();
  await page.goto(`chrome-extension://${STRANGER_ID}/page.html`);
  const addresses = files.map((file) => `chrome-extension://${session.extensionId}/${file}`);
  for (const path of PAGES) {
    expect(await framedAddress(page, `chrome-extension://${session.extensionId}/${path}`)).toBe(
      'chrome-error://chromewebdata/',
    );
  }
  expect(await loadable(page, addresses)).toEqual([]);
  await session.close();
  await stranger.remove();
});

test('our pages refuse to be framed even by our own pages', async ({ replica }) => {
  const copy = await alteredBuild(BUILD, (manifest) =>
    manifest.replace("frame-ancestors 'none'", "frame-ancestors 'none'; frame-src 'self'"),
  );
  const session = await launchChromium({ build: copy.path, replica });
  const page = await session.openPopupPage('options.html');
  expect(await framedAddress(page, '/popup.html')).toBe('chrome-error://chromewebdata/');
  await session.close();
  await copy.remove();
});

test('installing shows no warning', async ({ keybearer }) => {
  const warnings = (manifest: object) =>
    keybearer.page.evaluate(
      (text) => globalThis.chrome.management.getPermissionWarningsByManifest(text),
      JSON.stringify(manifest),
    );
  const shipped = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8'));
  expect(await warnings(shipped)).toEqual([]);
  const broader = { ...shipped, permissions: [...shipped.permissions, 'tabs'] };
  expect(await warnings(broader)).not.toEqual([]);
  expect(await warnings({ ...shipped, host_permissions: ['https://*/*'] })).not.toEqual([]);
});
