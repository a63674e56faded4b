import { beforeEach, expect, it, vi } from 'vitest';
import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import { toBase64 } from '../../../core/bytes/base64';
import { fakeOwnProvider, OWN_ID } from '../../../core/vault/testing/fake-own-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  fake.session.set('proven-at', Date.now());
  startWorker(fake);
});

const vaultNow = async () => (await import('../vault/open-vault')).requireVault();
async function read(): Promise<typeof import('./import')> {
  const importing = await import('./import');
  const content = sampleBackup([fakeToken(FIRST)], [fakeOwnProvider()]);
  const file = toBase64(await sealBackup(content, PASSPHRASE, QUICK_WORK));
  const view = await importing.readImport({ file, passphrase: PASSPHRASE });
  expect(view.ownProviders).toEqual([
    {
      name: 'Own API',
      origins: ['http://localhost:3000/v1', 'https://api.own.example/v1'],
      headerLines: ['X-Api-Key: ••••', 'X-Tenant: {tenant}'],
      check: 'GET /v1/me',
      state: 'new',
      problem: null,
      leftOut: [],
    },
  ]);
  return importing;
}

it('own providers come with an import, also without any token, and go with its undo', async () => {
  const { applyImport, undoImport } = await read();
  await applyImport({ mode: 'merge', take: [] });
  expect((await vaultNow()).ownProviders.get(OWN_ID)).toEqual(fakeOwnProvider());
  expect([...(await vaultNow()).tokens.keys()]).toEqual([FIRST]);
  await undoImport();
  expect((await vaultNow()).ownProviders.size).toBe(0);
});

it('an import of nothing is refused: none to replace all tokens by, and nothing that is new', async () => {
  const { applyImport } = await read();
  const nothing = { params: { reason: 'nothing-chosen' } };
  await expect(applyImport({ mode: 'replace', take: [] })).rejects.toMatchObject(nothing);
  await applyImport({ mode: 'merge', take: [FIRST] });
  expect((await vaultNow()).ownProviders.size).toBe(1);
  const importing = await import('./import');
  const file = toBase64(
    await sealBackup(sampleBackup([fakeToken(FIRST)], [fakeOwnProvider()]), PASSPHRASE, QUICK_WORK),
  );
  await importing.readImport({ file, passphrase: PASSPHRASE });
  await expect(importing.applyImport({ mode: 'merge', take: [] })).rejects.toMatchObject(nothing);
});

it('a backup holds them', async () => {
  const { applyImport } = await read();
  await applyImport({ mode: 'merge', take: [] });
  const { makeBackup } = await import('../backup/backup');
  const { openBackup } = await import('../../../core/backup/open-backup');
  const { file } = await makeBackup('a long passphrase');
  const content = await openBackup(new Uint8Array(Buffer.from(file, 'base64')), 'a long passphrase');
  expect(content.ownProviders).toEqual([fakeOwnProvider()]);
});
