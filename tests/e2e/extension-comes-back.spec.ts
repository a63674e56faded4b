import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../support/chromium';
import { workerRuns } from '../support/chromium-control';
import { until } from '../support/until';
import { alteredBuild } from './support/altered-build';
import { leftOpen, readState } from './support/extension-state';
import { type ExtensionsPage, openExtensionsPage } from './support/extensions-page';
import { type Keybearer, keybearerOf } from './support/keybearer';
import { API, LINE, PASSPHRASE, TOKEN } from './support/life-of-a-token';
import { test as base, expect } from './support/test';
import { untilUnsent, visit } from './support/visit';

/** A build in a folder of its own, so that an update can take its place. */
const test = base.extend<{ readonly folder: string }>({
  folder: async ({ build }, use) => {
    const folder = await alteredBuild(`.output/${build}`, (manifest) => manifest);
    await use(folder.path);
    await folder.remove();
  },
  browserSession: async ({ folder, replica }, use) => {
    const session = await launchChromium({ build: folder, replica });
    await use(session);
    await session.close();
  },
});

interface Scene {
  readonly extensions: ExtensionsPage;
  readonly folder: string;
  readonly stopped: () => Promise<unknown>;
}

const NEXT_VERSION = '99.0.0';

/** Chromium keeps session rules over each of these, and forgets `storage.session`, so the vault's key. */
const WAYS: readonly { readonly name: string; happen(scene: Scene): Promise<unknown>; version?: string }[] = [
  { name: 'a reload', happen: ({ extensions }) => extensions.reload() },
  {
    name: 'an update',
    async happen({ extensions, folder }) {
      const file = join(folder, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
      await writeFile(file, JSON.stringify({ ...manifest, version: NEXT_VERSION }));
      await extensions.reload();
    },
    version: NEXT_VERSION,
  },
  {
    name: 'being switched off and on',
    async happen({ extensions, stopped }) {
      await extensions.setEnabled(false);
      await stopped();
      await extensions.setEnabled(true);
    },
  },
];

const VAULTS: readonly {
  readonly name: string;
  prepare(keybearer: Keybearer): Promise<unknown>;
  readonly state: string;
}[] = [
  { name: 'without a passphrase', prepare: async () => null, state: 'unlocked' },
  {
    name: 'with a passphrase',
    prepare: (keybearer) => keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null }),
    state: 'locked',
  },
];

// Proves P5: Nothing is sent after a reload, an update, or off and on again, in Chromium.
for (const { name, happen, version } of WAYS)
  for (const vault of VAULTS)
    test(`after ${name}, ${vault.name}, nothing is sent`, async ({
      keybearer,
      browserSession: session,
      folder,
      replica,
      tab,
    }) => {
      const { id } = await keybearer.add(TOKEN);
      await vault.prepare(keybearer);
      expect(await visit(tab, replica, API)).toEqual([LINE]);
      const extensions = await openExtensionsPage(session);
      const stopped = () =>
        until('the end of the worker', async () => !(await workerRuns(session.context, session.extensionId)));
      await happen({ extensions, folder, stopped });

      // Nobody asks it for anything: it comes by itself and takes its rules away.
      await untilUnsent(session, { tab, replica, address: API });
      const after = await keybearerOf(session);
      expect(await after.ask('vault.status')).toMatchObject({ state: vault.state });
      if (version !== undefined)
        expect(await after.page.evaluate('chrome.runtime.getManifest().version')).toBe(version);
      const kept = await readState(after.page);
      expect(kept.rules).toEqual([]);
      if (vault.state === 'unlocked') {
        expect(await after.snapshot()).toMatchObject({ vault: 'session', tokens: [] });
        return;
      }
      expect(leftOpen(kept)).toEqual([]);
      expect(await after.snapshot()).toBeNull();
      await after.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
      expect((await after.token(id)).status).toBe('sent');
      expect(await visit(tab, replica, API)).toEqual([LINE]);
    });
