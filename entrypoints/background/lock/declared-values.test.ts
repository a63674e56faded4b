import { beforeEach, expect, it } from 'vitest';
import { SESSION_VALUES, type SessionName } from '../../../core/session-storage/session-values';
import { SAMPLE_VALUES } from '../../../core/session-storage/testing/sample-values';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const names = Object.keys(SESSION_VALUES) as SessionName[];
/** Whose tokens there are: what the samples say of it. */
const TRACES = /token-00|example\.com/;

let fake: FakeBrowser;

/** An open vault, and every declared value stored. */
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  startWorker(fake);
  await (await import('../events/start')).start();
  for (const name of names)
    if (name !== 'vaultKeys') fake.session.set(SESSION_VALUES[name].key, SAMPLE_VALUES[name]);
});

// Proves P5: What a lock does to each value in memory is what its declaration says.
it('a lock does to each declared value what its declaration says', async () => {
  const before = new Map(fake.session);
  await (await import('./lock')).lock('user');
  // Notes are not waited for by what they are about.
  await expect.poll(() => JSON.stringify(fake.session.get('to-note'))).toContain('user');
  for (const { key, onLock } of Object.values(SESSION_VALUES)) {
    const after = fake.session.get(key);
    expect(before.has(key), key).toBe(true);
    if (onLock === 'drop' || onLock === 'own-step') expect(fake.session.has(key), key).toBe(false);
    if (onLock === 'replace') {
      expect(after, key).not.toEqual(before.get(key));
      expect(JSON.stringify(after) ?? '', key).not.toMatch(TRACES);
    }
    // Others may be added to it.
    if (onLock === 'keep') expect(after, key).toEqual(expect.arrayContaining(before.get(key) as unknown[]));
  }
});
