import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/browsers/find-firefox';
import type { Replica } from '../servers/replica';
import { type ConnectProxy, startConnectProxy } from './connect-proxy';
import { firefoxPrefs } from './firefox-prefs';
import { trustInFirefox } from './firefox-trust';
import { until } from './until';

/** The add-on's address in every test run. */
export const ADDON_UUID = '0b5e0f6e-7a1c-4d2b-9c3d-4e5f6a7b8c9d';

/** Milliseconds. */
const LONGEST_ANSWER = 90_000;
const LONGEST_CLOSE = 30_000;

export interface FirefoxOptions {
  /** Folder of the unpacked build. */
  readonly build: string;
  /** What is reached, and the certificate that is trusted. */
  readonly replica: Pick<Replica, 'mappings' | 'certificate'>;
  /** Headless unless true. */
  readonly headed?: boolean;
  readonly display?: string;
  /** Grants every access request unasked, unless false: then it stays pending. */
  readonly grantsAccess?: boolean;
  /** Whether the user lets the add-on into private windows. */
  readonly inPrivateWindows?: boolean;
  /** More preferences, over ours. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}

/** A running Firefox with the add-on in it. */
export interface FirefoxSession {
  /** The current browser: a new one after `restart`. */
  readonly browser: Browser;
  readonly uuid: string;
  /** As its manifest says. */
  readonly addonId: string;
  readonly profileDir: string;
  readonly proxy: ConnectProxy;
  newPage(): Promise<Page>;
  /** Opens a page of the add-on in a tab, `popup.html` unless named. */
  openPopupPage(path?: string): Promise<Page>;
  /** Quits, starts again with the same profile and installs the add-on again; its storage is kept. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  const profileDir = await mkdtemp(join(tmpdir(), 'keybearer-firefox-'));
  const proxy = await startConnectProxy(options.replica.mappings);
  const addonId = await readAddonId(options.build);
  const start = () => startBrowser(options, profileDir, proxy.port, addonId);
  let browser = await start();
  return {
    get browser() {
      return browser;
    },
    uuid: ADDON_UUID,
    addonId,
    profileDir,
    proxy,
    newPage: () => browser.newPage(),
    openPopupPage: (path = 'popup.html') => openAddonPage(browser, `moz-extension://${ADDON_UUID}/${path}`),
    async restart() {
      await browser.close();
      browser = await start();
    },
    async close() {
      await closed(browser);
      await proxy.close();
      await rm(profileDir, { recursive: true, force: true });
    },
  };
}

/** Quits, or ends it by force where it does not answer. */
async function closed(browser: Browser): Promise<void> {
  const ended = new AbortController();
  const late = pause(LONGEST_CLOSE, undefined, { signal: ended.signal }).then(() => {
    browser.process()?.kill('SIGKILL');
  });
  await Promise.race([browser.close().catch(() => undefined), late.catch(() => undefined)]);
  ended.abort();
}

async function startBrowser(
  {
    build,
    replica,
    headed = false,
    display,
    grantsAccess = true,
    inPrivateWindows = false,
    prefs = {},
  }: FirefoxOptions,
  profileDir: string,
  proxyPort: number,
  addonId: string,
): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === null)
    throw new Error('no Firefox found: run node scripts/setup.mjs or set FIREFOX_PATH');
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: !headed,
    userDataDir: profileDir,
    acceptInsecureCerts: false,
    protocolTimeout: LONGEST_ANSWER,
    args: ['--remote-allow-system-access'],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
    extraPrefsFirefox: { ...firefoxPrefs({ proxyPort, addonId, uuid: ADDON_UUID, grantsAccess }), ...prefs },
  });
  await trustInFirefox(browser, replica.certificate);
  await install(browser, resolve(build), inPrivateWindows);
  return browser;
}

/** As `installExtension`, which knows nothing about private windows. */
async function install(browser: Browser, path: string, inPrivateWindows: boolean): Promise<void> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<unknown> };
  };
  await connection.send('webExtension.install', {
    extensionData: { type: 'path', path },
    'moz:allowPrivateBrowsing': inPrivateWindows,
  });
}

/** Firefox never reports the load of an add-on's page to us, so the page itself is asked. */
export async function openAddonPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  void page.goto(url).catch(() => undefined);
  // A page of ours takes away what stands behind the `#` once it has read it.
  const isLoaded = (wanted: string) =>
    document.URL.split('#')[0] === wanted && document.readyState === 'complete';
  await until(url, () => page.evaluate(isLoaded, url.split('#')[0] ?? url).catch(() => false));
  return page;
}

async function readAddonId(build: string): Promise<string> {
  const text = await readFile(join(build, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as { browser_specific_settings?: { gecko?: { id?: string } } };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error('the build names no add-on id');
  return id;
}
