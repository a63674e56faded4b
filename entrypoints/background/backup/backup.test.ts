import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openBackup } from '../../../core/backup/open-backup';
import { PASSPHRASE } from '../../../core/backup/testing/sample-backup';
import { fromBase64 } from '../../../core/bytes/base64';
import { withToken } from '../../../core/vault/edit-vault';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 24, 9, 0);
let fake: FakeBrowser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  fake.session.set('proven-at', NOW);
  startWorker(fake);
  await (await import('../events/start')).start();
});

const backup = () => import('./backup');
const shown = () =>
  (fake.session.get('snapshot') as { backup: { lastAt: number | null; due: boolean } }).backup;

async function addLater(): Promise<void> {
  vi.setSystemTime(Date.now() + 1000);
  const { changeVault } = await import('../vault/open-vault');
  await changeVault((vault) => withToken(vault, fakeToken(SECOND, { on: false, createdAt: Date.now() })));
  await (await import('../sync/sync-all')).syncAll();
}

describe('a backup', () => {
  it('holds every token and has the day in its name', async () => {
    const { file, name } = await (await backup()).makeBackup(PASSPHRASE);
    expect(name).toMatch(/^keybearer-2026-11-2[345]\.age$/);
    const content = await openBackup(fromBase64(file), PASSPHRASE);
    expect(content).toMatchObject({
      createdAt: NOW,
      tokens: [{ id: FIRST, secret: fakeToken(FIRST).secret }],
    });
  });

  it('asks for a fresh proof, and for a passphrase that is worth it', async () => {
    await expect((await backup()).makeBackup('short')).rejects.toMatchObject({
      params: { reason: 'passphrase-too-short' },
    });
    fake.session.delete('proven-at');
    await expect((await backup()).makeBackup(PASSPHRASE)).rejects.toMatchObject({ code: 'proof-needed' });
    expect(shown().lastAt).toBeNull();
  });

  it('is made also where the storage takes nothing any more', async () => {
    fake.localFails = new Error('QUOTA_BYTES quota exceeded');
    const { file } = await (await backup()).makeBackup(PASSPHRASE);
    expect((await openBackup(fromBase64(file), PASSPHRASE)).tokens).toHaveLength(1);
    expect(shown()).toMatchObject({ lastAt: null, due: true });
  });
});

describe('the reminder', () => {
  it('comes with a token that no backup has, and goes with a backup', async () => {
    expect(shown()).toEqual({ lastAt: null, due: true, undo: null });
    await (await backup()).makeBackup(PASSPHRASE);
    expect(shown()).toMatchObject({ lastAt: NOW, due: false });
    await addLater();
    expect(shown()).toMatchObject({ lastAt: NOW, due: true });
  });

  it('goes with Later, until another token comes', async () => {
    await (await backup()).remindLater();
    expect(shown()).toMatchObject({ lastAt: null, due: false });
    await addLater();
    expect(shown().due).toBe(true);
  });

  it('comes with a secret that replaced another one', async () => {
    await (await backup()).makeBackup(PASSPHRASE);
    vi.setSystemTime(NOW + 1000);
    const { putDraft } = await import('../pending/drafts');
    await putDraft({ text: 'the-secret-that-came-later', tabOrigin: null, replacesId: FIRST });
    await (await import('../pending/finish-draft')).finishDraft('without-sending');
    expect(shown().due).toBe(true);
  });

  it('does not come for what is only in memory', async () => {
    fake = createFakeBrowser();
    await storeVault(fake, [fakeToken(FIRST)], null);
    startWorker(fake);
    await (await import('../events/start')).start();
    expect(shown().due).toBe(false);
  });
});
