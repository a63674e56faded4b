import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchChromium } from '../support/chromium';
import { until } from '../support/until';
import { alteredBuild, loadBoth, smallExtension } from './support/altered-build';
import { POLICY_ATTEMPTS, type PolicyAttempt } from './support/policy-attempts';
import { STRANGER_FILES, STRANGER_ID } from './support/stranger';
import { expect, test } from './support/test';

const BUILD = '.output/chrome-mv3';
const PAGES = ['popup.html', 'options.html', 'offscreen.html'];
const FAR = 'https://other.example';

/** Everything that ships. */
const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(BUILD.length + 1));

/**
 * Starts an attempt from a timer: code that a test runs directly may use `eval` whatever the policy says.
 * What the policy says and whether the attempt ran is noted in the page.
 */
function start(page: Page, { script }: PolicyAttempt): Promise<void> {
  return page.evaluate(`
    if (globalThis.directives === undefined) {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        globalThis.directives.push(effectiveDirective);
      });
    }
    globalThis.directives = [];
    globalThis.ran = false;
    setTimeout(() => {
      const far = (name) => '${FAR}/' + name;
      const add = (tag, fields = {}) => {
        const element = Object.assign(document.createElement(tag), fields);
        document.body.append(element);
        return element;
      };
      ${script};
    });
  `);
}

const directives = (page: Page) => page.evaluate<string[]>('globalThis.directives');
const ran = (page: Page) => page.evaluate<boolean>('globalThis.ran');

/** Puts a frame into the page. @returns where it ends up */
async function framedAddress(page: Page, address: string): Promise<string> {
  const frame = page.waitForEvent('frameattached');
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, address);
  const attached = await frame;
  return until('an address in the frame', () => {
    const url = attached.url();
    return url !== '' && url !== 'about:blank' && url;
  });
}

/** Those of the addresses that the page can fetch or load as image, script, style or frame-less object. */
function loadable(page: Page, addresses: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const loads = (tag: string, fields: object) =>
      new Promise<boolean>((done) => {
        const element = Object.assign(document.createElement(tag), fields);
        element.onload = () => done(true);
        element.onerror = () => done(false);
        document.body.append(element);
      });
    const tries = (url: string) => [
      fetch(url, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      ),
      loads('img', { src: url }),
      loads('script', { src: url }),
      loads('link', { rel: 'stylesheet', href: url }),
    ];
    const results = await Promise.all(all.map((url) => Promise.all(tries(url))));
    return all.filter((_, at) => results[at]?.includes(true));
  }, addresses);
}

/** Ways for a page to bring a tab to an address. */
const goingTo = (address: string): readonly string[] => [
  `location.href = '${address}'`,
  `void open('${address}')`,
  `Object.assign(document.createElement('a'), { href: '${address}' }).click()`,
  `location.href = '${FAR}/redirect?to=${encodeURIComponent(address)}'`,
  `document.body.append(Object.assign(document.createElement('form'), { action: '${address}' }));
   document.forms[0].submit()`,
];

test.use({ build: 'chrome-mv3' });

// Proves P8: Attempts to load code, frame, connect or evaluate in our pages are stopped by their policy.
test.describe('the policy of our pages', () => {
  for (const path of PAGES) {
    test(path, async ({ keybearer, browserSession, replica }) => {
      await keybearer.page.close();
      const page = await browserSession.openPopupPage(path);
      for (const attempt of POLICY_ATTEMPTS) {
        await start(page, attempt);
        await expect.poll(() => directives(page), attempt.what).toContain(attempt.directive);
        expect(await ran(page), attempt.what).toBe(false);
      }
      expect(replica.log.all()).toEqual([]);
    });
  }

  test('leaves a worker from a blob, which Chromium lets through, nothing to work with', async ({
    keybearer,
    replica,
  }) => {
    const heard = await keybearer.page.evaluate<string[]>(`new Promise((done) => {
      const text = \`
        const refused = () => 'refused';
        const evaluated = (() => { try { return eval('"evaluated"'); } catch { return 'refused'; } })();
        fetch('${FAR}/worker', { mode: 'no-cors' }).then(() => 'fetched', refused).then((fetched) => {
          postMessage([typeof chrome, evaluated, fetched]);
        });\`;
      new Worker(URL.createObjectURL(new Blob([text]))).onmessage = ({ data }) => done(data);
    })`);
    expect(heard).toEqual(['undefined', 'refused', 'refused']);
    expect(replica.log.all()).toEqual([]);
  });

  test('is what stops the attempts: a page without one makes them all', async ({ tab, replica }) => {
    for (const attempt of POLICY_ATTEMPTS) {
      await tab.goto('https://evil.example/');
      replica.log.clear();
      await start(tab, attempt);
      if (attempt.goesOut) await replica.log.waitFor(({ host }) => host === new URL(FAR).host);
      else await expect.poll(() => ran(tab), attempt.what).toBe(true);
      expect(await directives(tab), attempt.what).toEqual([]);
    }
  });
});

// Proves P8: A web page can’t frame, open or read our pages.
test.describe('a web page', () => {
  test('can’t frame our pages', async ({ browserSession, tab }) => {
    await tab.goto('https://evil.example/');
    for (const path of PAGES) {
      expect(await framedAddress(tab, `chrome-extension://${browserSession.extensionId}/${path}`)).toBe(
        'chrome-error://chromewebdata/',
      );
    }
  });

  test('can’t go to our pages', async ({ browserSession, keybearer }) => {
    await keybearer.page.close();
    const { context, extensionId } = browserSession;
    const pagesAt = (start: string) => context.pages().filter((page) => page.url().startsWith(start));
    for (const script of PAGES.flatMap((path) => goingTo(`chrome-extension://${extensionId}/${path}?far`))) {
      const page = await context.newPage();
      await page.goto('https://evil.example/');
      await page.evaluate(script);
      await until(`the refusal of ${script}`, () => pagesAt('chrome-error://').length === 1);
      expect(context.pages().filter((each) => each.url().includes('?far'))).toEqual([]);
      for (const each of new Set([page, ...pagesAt('chrome-error://')])) await each.close();
    }
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

// Proves P8: Another extension can’t frame our pages or read our files.
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

// Proves P7: Installing shows no warning, by the browser’s own judgement.
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
