import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startReplica } from '../servers/replica';
import { SAMPLE, SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import { alteredBuild } from './support/altered-build';
import { readState, writeStorage } from './support/extension-state';
import { openExtensionsPage } from './support/extensions-page';
import { type Keybearer, keybearerOf, type SnapshotSeen } from './support/keybearer';
import { API, HOST, LINE, PASSPHRASE, TOKEN } from './support/life-of-a-token';
import { test as base, expect } from './support/test';
import { untilUnsent, visit } from './support/visit';

/** An update takes the session's memory away, whatever was under way. What is on the disk goes on. */
const NEXT_VERSION = '99.0.0';

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

async function becomeNewer(folder: string): Promise<void> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, version: NEXT_VERSION }));
  const catalogue = join(folder, 'catalogue.json');
  const compiled = JSON.parse(await readFile(catalogue, 'utf8')) as object;
  await writeFile(catalogue, JSON.stringify({ ...compiled, version: NEXT_VERSION }));
}

interface Moment {
  readonly name: string;
  begin(keybearer: Keybearer, id: string): Promise<unknown>;
  /** What is true once the vault is open again. */
  readonly afterwards: Partial<Record<keyof SnapshotSeen, unknown>>;
  readonly sent: boolean;
}

const paste = (keybearer: Keybearer) =>
  keybearer.ask('draft.put', { text: SAMPLE.pylonUs, tabOrigin: null, replacesId: null });

const MOMENTS: readonly Moment[] = [
  {
    name: 'a pasted token waits: it is forgotten, and none of it is on the disk',
    begin: paste,
    afterwards: { draft: null, tokens: [expect.objectContaining({ status: 'sent' })] },
    sent: true,
  },
  {
    name: 'a lock is half done: nothing is sent before the next unlock',
    begin: ({ page }) =>
      writeStorage(page, 'session', {
        locking: { reason: 'idle', at: Date.now(), origins: [`https://${HOST}`] },
      }),
    afterwards: { tokens: [expect.objectContaining({ status: 'sent' })] },
    sent: true,
  },
  {
    name: 'what browsers keep of a host is being dropped: the token stays off',
    async begin({ page, ask }, id) {
      await ask('token.edit', { id, on: false });
      await writeStorage(page, 'session', { 'to-purge': [`https://${HOST}`] });
    },
    afterwards: { tokens: [expect.objectContaining({ status: 'off' })] },
    sent: false,
  },
  {
    name: 'a token is being revoked: it stays unsent, and is asked about again',
    async begin({ ask }, id) {
      await ask('revoke.start', { id });
      await ask('revoke.open-page', { id });
    },
    afterwards: {
      tokens: [
        expect.objectContaining({
          status: 'revoking',
          revocation: expect.objectContaining({ nextCheckAt: expect.any(Number) }),
        }),
      ],
    },
    sent: false,
  },
];

// Proves P5: An update in the middle of something ends all sending until the vault is opened again.
for (const { name, begin, afterwards, sent } of MOMENTS)
  test(`an update while ${name}`, async ({ keybearer, browserSession, folder, replica, tab }) => {
    const { id } = await keybearer.add(TOKEN);
    await keybearer.ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    expect(await visit(tab, replica, API)).toEqual([LINE]);
    await begin(keybearer, id);
    const extensions = await openExtensionsPage(browserSession);
    await becomeNewer(folder);
    await extensions.reload();
    await untilUnsent(browserSession, { tab, replica, address: API });
    const after = await keybearerOf(browserSession);
    expect(await after.page.evaluate('chrome.runtime.getManifest().version')).toBe(NEXT_VERSION);
    expect(await after.ask('vault.status')).toMatchObject({ state: 'locked' });
    const { rules, session, local } = await readState(after.page);
    expect(rules).toEqual([]);
    expect(JSON.stringify([session, local])).not.toContain(SAMPLE.pylonUs);
    await after.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await after.snapshot()).toMatchObject(afterwards);
    expect(await visit(tab, replica, API)).toEqual(sent ? [LINE] : []);
  });

// The same in Firefox, where the background is a page and rules end with it.
base('updates in Firefox, while a token waits and another is being revoked', async () => {
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const folder = await alteredBuild('.output/firefox-mv3-e2e-all', (manifest) => manifest);
  const firefox = await launchFirefox({ build: folder.path, replica });
  try {
    let popup = await firefox.openPopupPage();
    const ask = async (name: string, input: object = {}): Promise<unknown> => {
      const message = { name, input };
      const reply: unknown = await popup.evaluate(
        (sent) => globalThis.browser.runtime.sendMessage(sent),
        message,
      );
      expect(reply, name).toMatchObject({ ok: true });
      return Object(reply).value;
    };
    const isReady = async () =>
      'ok' in
      Object(
        await popup
          .evaluate("browser.runtime.sendMessage({ name: 'vault.status', input: {} })")
          .catch(() => 0),
      );
    const snapshot = async () =>
      Object(await popup.evaluate("browser.storage.session.get('snapshot')")).snapshot as SnapshotSeen;
    await until('a background that is ready', isReady);
    await ask('draft.put', { text: SAMPLE.pagerdutyUserUs, tabOrigin: null, replacesId: null });
    await ask('draft.choose', { providerId: 'pagerduty', region: 'US', allowedSites: [] });
    await ask('draft.finish', { how: 'without-test' });
    await ask('passphrase.set', { passphrase: PASSPHRASE, proof: null });
    const id = (await snapshot()).tokens[0]?.id;
    await ask('revoke.start', { id });
    await ask('draft.put', { text: SAMPLE.pylonUs, tabOrigin: null, replacesId: null });
    await becomeNewer(folder.path);
    await firefox.restart();
    popup = await firefox.openPopupPage();
    await until('a background that is ready', isReady);
    expect(await popup.evaluate('browser.runtime.getManifest().version')).toBe(NEXT_VERSION);
    const status = await ask('vault.status');
    expect(status).toMatchObject({ state: 'locked' });
    const kept = await popup.evaluate(
      'Promise.all([browser.storage.local.get(null), browser.storage.session.get(null)])',
    );
    expect(JSON.stringify(kept)).not.toContain(SAMPLE.pylonUs);
    expect(await popup.evaluate('browser.declarativeNetRequest.getSessionRules()')).toEqual([]);
    await ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } });
    expect(await snapshot()).toMatchObject({ draft: null, tokens: [{ id, status: 'revoking' }] });
  } finally {
    await firefox.close();
    await folder.remove();
    await replica.close();
  }
});
