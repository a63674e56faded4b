import { json } from '../servers/answers';
import { startReplica } from '../servers/replica';
import { launchFirefox } from '../support/firefox';
import { until } from '../support/until';
import format1 from '../vectors/vault/format-1.json' with { type: 'json' };
import format2 from '../vectors/vault/format-2.json' with { type: 'json' };
import { readState, writeStorage } from './support/extension-state';
import { killWorker } from './support/kill-worker';
import { test as base, expect } from './support/test';

/** A vault as an earlier version left it on the disk, then this version: nothing is lost, and it is stored again. */
const HOST = 'api.example.com';
const API = `https://${HOST}/v1/me`;
const VECTORS = { 'format 1': format1, 'format 2': format2 } as const;

const startHost = () => startReplica({ sites: { [HOST]: () => json(200, { ok: true }) } });

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
  replica: async ({}, use) => {
    const replica = await startHost();
    await use(replica);
    await replica.close();
  },
});

for (const [name, { file, passphrase, expected }] of Object.entries(VECTORS)) {
  const [first, , rival] = expected.tokens;
  if (first === undefined || rival === undefined) throw new Error('three tokens expected');
  const line = `authorization: Bearer ${first.secret}`;

  // Proves P6: A vault of an earlier format opens in the built extension, and is stored in today's.
  test(`a vault of ${name} opens, and what was in it is sent`, async ({
    keybearer,
    browserSession,
    replica,
    tab,
  }) => {
    const { page } = keybearer;
    await writeStorage(page, 'local', { vault: file, 'vault.previous': file });
    await killWorker(browserSession, page);
    await page.evaluate('chrome.storage.session.clear()');
    await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
    const { tokens = [] } = (await keybearer.snapshot()) ?? {};
    expect(tokens.map(({ id }) => id)).toEqual(expected.tokens.map(({ id }) => id));
    const { local } = await readState(page);
    for (const key of ['vault', 'vault.previous']) expect(local[key]).toMatchObject({ format: 3 });

    // Two of the vault's tokens compete, so neither is sent before the user has decided.
    await keybearer.ask('token.edit', { id: rival.id, on: false });
    await tab.goto(API);
    const request = await replica.log.waitFor(({ host, path }) => host === HOST && path === '/v1/me');
    expect(replica.log.headerLines(request, ['authorization'])).toEqual([line]);

    await keybearer.ask('vault.lock');
    await keybearer.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
    expect((await keybearer.snapshot())?.tokens).toHaveLength(expected.tokens.length);
  });
}

base('so it is in Firefox', async () => {
  const { file, passphrase, expected } = format2;
  const replica = await startHost();
  const firefox = await launchFirefox({ build: '.output/firefox-mv3-e2e-all', replica });
  try {
    let popup = await firefox.openPopupPage();
    const ask = (name: string, input: object = {}) =>
      popup.evaluate((message) => globalThis.browser.runtime.sendMessage(message), { name, input });
    await until('a background that is ready', async () => 'ok' in Object(await ask('vault.status')));
    await popup.evaluate(
      (stored) => globalThis.browser.storage.local.set({ vault: stored, 'vault.previous': stored }),
      file,
    );
    await firefox.restart();
    popup = await firefox.openPopupPage();
    await until('a background that is ready', async () => 'ok' in Object(await ask('vault.status')));
    const unlocked: unknown = await ask('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
    expect(unlocked).toMatchObject({ ok: true });
    const stored: unknown = await popup.evaluate("browser.storage.local.get('vault')");
    expect(stored).toMatchObject({ vault: { format: 3 } });
    const revealed: unknown = await ask('token.reveal', { id: expected.tokens[0]?.id });
    expect(revealed).toMatchObject({ ok: true, value: { secret: expected.tokens[0]?.secret } });
  } finally {
    await firefox.close();
    await replica.close();
  }
});
