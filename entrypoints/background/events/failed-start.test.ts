import { beforeEach, expect, it } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  startWorker(fake);
  await (await import('./start')).start();
  const { changeVault } = await import('../vault/open-vault');
  const { withSettings } = await import('../../../core/vault/edit-vault');
  const settings = { idleMinutes: 60, lockWithScreen: true, maxSessionMinutes: null };
  await changeVault((vault) => withSettings(vault, settings));
  startWorker(fake);
  // Any step of a start after the vault was opened.
  const { KeybearerError } = await import('../../../core/errors/keybearer-error');
  const fails = () => Promise.reject(new KeybearerError('storage-failed'));
  Object.assign((fake.api as { tabs: object }).tabs, { query: fails });
  (await import('../index')).default.main();
});

// Proves P5: After a reload nothing is sent without a key, also where the start gets no further.
it.each<[what: string, happens: () => Promise<unknown>]>([
  ['fails', () => Promise.reject(new Error('the browser refused'))],
  ['is never answered', () => new Promise(() => {})],
])('a reload takes the key, and the rules go although a call %s', async (_what, happens) => {
  expect(fake.rules.size).toBeGreaterThan(0);
  fake.session.clear();
  startWorker(fake);
  Object.assign((fake.api as { tabs: object }).tabs, { query: happens });
  (await import('./start')).start().catch(() => undefined);
  await until('no rules', () => fake.rules.size === 0);
});

// Proves P5: Every lock works after a start that failed, or that never ends.
it.each<[how: string, happen: () => unknown]>([
  ['the keys that lock', () => fake.events.command.dispatch('lock')],
  ['the screen', () => fake.events.idle.dispatch('locked')],
])('a start that fails keeps nobody from locking: %s', async (_how, happen) => {
  await expect((await import('./start')).start()).rejects.toThrow('storage-failed');
  expect(fake.rules.size).toBeGreaterThan(0);
  void happen();
  await until('the key to be gone', () => !fake.session.has('vault-keys'));
  expect(fake.rules.size).toBe(0);
});

it('nor does a start that never ends', async () => {
  startWorker(fake);
  Object.assign((fake.api as { tabs: object }).tabs, { query: () => new Promise(() => {}) });
  (await import('../index')).default.main();
  expect(fake.rules.size).toBeGreaterThan(0);
  void fake.events.command.dispatch('lock');
  await until('the key to be gone', () => !fake.session.has('vault-keys'));
  expect(fake.rules.size).toBe(0);
});
