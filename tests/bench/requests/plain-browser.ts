import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from '../../../scripts/browsers/find-chromium';
import type { Replica } from '../../servers/replica';
import { chromiumArgs } from '../../support/chromium-args';

export interface PlainBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** The same Chromium with the same arguments, but no extension. */
export async function launchPlainBrowser(replica: Replica): Promise<PlainBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'keybearer-plain-'));
  const args = chromiumArgs({ build: '', replica, extra: ['--no-proxy-server'] });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    args: args.filter((arg) => !/^--(?:load-extension|disable-extensions-except)=/.test(arg)),
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
