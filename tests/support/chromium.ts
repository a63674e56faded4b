import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { findChromium } from '../../scripts/browsers/find-chromium';
import { type ChromiumArgsOptions, chromiumArgs } from './chromium-args';
import { crashChromium, stopWorkers, workerRuns } from './chromium-control';
import { until } from './until';

export interface ChromiumOptions {
  /** Folder of the unpacked build. */
  readonly build: string;
  readonly replica: ChromiumArgsOptions['replica'];
  /** Headless unless true. */
  readonly headed?: boolean;
  /** X display for a headed run, such as `:99`; the environment's when absent. */
  readonly display?: string;
  /** A folder that stays; a throw-away one, removed by `close`, when absent. */
  readonly profileDir?: string;
  readonly args?: readonly string[];
  /** Pages that were left wait in memory for the back button, as in a user's browser; Playwright turns that off. */
  readonly backForwardCache?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly locale?: string;
}

/** A running Chromium with the extension in it. */
export interface ChromiumSession {
  /** The current context: a new one after `restart`. */
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profileDir: string;
  /** The extension's running worker; waits for it to start but doesn't wake it. */
  worker(): Promise<Worker>;
  /** Opens a page of the extension in a tab, `popup.html` unless named. */
  openPopupPage(path?: string): Promise<Page>;
  /** Stops the extension's worker as the browser does when it idles; session storage and rules stay. */
  killWorker(): Promise<void>;
  /** Quits and starts again with the same profile. */
  restart(): Promise<void>;
  /** SIGKILL, then starts again with the same profile. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

export async function launchChromium(options: ChromiumOptions): Promise<ChromiumSession> {
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), 'keybearer-chromium-')));
  const start = () => startContext(profileDir, options);
  let context = await start();
  const extensionId = new URL((await anyWorker(context)).url()).host;
  const worker = async () => {
    await until('a running extension worker', () => workerRuns(context, extensionId));
    return anyWorker(context);
  };
  return {
    get context() {
      return context;
    },
    extensionId,
    profileDir,
    worker,
    async openPopupPage(path = 'popup.html') {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    killWorker: () => stopWorkers(context, extensionId),
    async restart() {
      await context.close();
      context = await start();
      await worker();
    },
    async crash() {
      await crashChromium(context);
      context = await start();
      await worker();
    },
    async close() {
      await context.close();
      if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true });
    },
  };
}

/** Looked for once: a look starts the browser to ask for its version. */
let foundPath: string | null = null;

async function startContext(profileDir: string, options: ChromiumOptions): Promise<BrowserContext> {
  foundPath ??= findChromium();
  const executablePath = foundPath;
  if (executablePath === null)
    throw new Error('no Chromium found: run node scripts/setup.mjs or set CHROMIUM_PATH');
  const {
    build,
    replica,
    headed = false,
    display,
    args: extra = [],
    viewport,
    locale,
    backForwardCache = false,
  } = options;
  const env = { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) };
  return chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless: !headed,
    args: chromiumArgs({ build, replica, extra: ['--no-proxy-server', ...extra] }),
    env,
    ...(backForwardCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    ...(viewport === undefined ? {} : { viewport }),
    ...(locale === undefined ? {} : { locale }),
  });
}

function anyWorker(context: BrowserContext): Promise<Worker> {
  return until('an extension worker', () =>
    context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://')),
  );
}
