import { beforeEach, describe, expect, it } from 'vitest';
import { sealBackup } from '../../../core/backup/seal-backup';
import { PASSPHRASE, QUICK_WORK, sampleBackup } from '../../../core/backup/testing/sample-backup';
import { toBase64 } from '../../../core/bytes/base64';
import { toUtf8 } from '../../../core/bytes/utf8';
import type { OwnProvider } from '../../../core/providers/own-provider';
import { sharedProvider } from '../../../core/providers/shared-provider';
import { fakeOwnProvider } from '../../../core/vault/testing/fake-own-provider';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';

import { COMPILED, putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(async () => {
  putCatalogue(COMPILED);
  fake = createFakeBrowser();
  await storeVault(fake, [], null);
  startWorker(fake);
});

const plain = (changes: Partial<OwnProvider>) =>
  fakeOwnProvider({ origins: ['https://api.own.example'], fields: [], companions: [], ...changes });
const importing = () => import('./import');
const readShared = async (changes: Partial<OwnProvider>) =>
  (await importing()).readImport({
    file: toBase64(toUtf8(sharedProvider(plain(changes)))),
    passphrase: null,
  });
const take = async () => (await importing()).applyImport({ mode: 'merge', take: [] });
const stored = async () => [
  ...(await (await import('../vault/open-vault')).requireVault()).ownProviders.values(),
];

const RESEMBLING = [
  ['a known host', { origins: ['https://api.pagerduty.com'] }, 'built-in'],
  ['a known host with a port', { origins: ['https://api.pagerduty.com:8443'] }, 'built-in'],
  ['another host of that domain', { origins: ['https://other.pagerduty.com'] }, 'near-built-in'],
  ['a host that contains a known one', { origins: ['https://api.pagerduty.com.evil.example'] }, 'look-alike'],
  ['a host with a hyphen', { origins: ['https://api-pagerduty.com'] }, 'look-alike'],
  ['a known name', { name: 'PagerDuty' }, 'known-name'],
  ['a name that reads like a known one', { name: 'Раgеrduty' }, 'known-name'],
] as const;

// Proves P4: A file that describes an API passes for nobody who is known.
describe('the file of an API that somebody else described', () => {
  it('is taken where it resembles nobody', async () => {
    expect((await readShared({})).ownProviders).toMatchObject([{ state: 'new', problem: null }]);
    await take();
    expect(await stored()).toMatchObject([{ name: 'Own API' }]);
  });

  it.each(RESEMBLING)('is refused with %s', async (_what, changes, code) => {
    const view = await readShared(changes as Partial<OwnProvider>);
    expect(view.ownProviders).toMatchObject([{ state: 'refused', problem: { code, provider: 'PagerDuty' } }]);
    await expect(take()).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await stored()).toEqual([]);
  });

  it('is not read without a catalogue to compare it with', async () => {
    putCatalogue({ ...COMPILED, text: '' });
    startWorker(fake);
    await expect(readShared({})).rejects.toMatchObject({ code: 'no-catalogue' });
  });

  it.each([
    ['https://console.own.example', true],
    ['https://api.own.example', false],
  ])('can’t say that no web app lives at %s', async (origin, sharedWithApp) => {
    await readShared({ origins: [origin] });
    await take();
    expect(await stored()).toMatchObject([{ sharedWithApp }]);
  });
});

it.each(RESEMBLING)('a backup brings it all the same, and %s is said', async (_what, changes, code) => {
  const content = { ...sampleBackup([]), ownProviders: [plain(changes as Partial<OwnProvider>)] };
  const file = toBase64(await sealBackup(content, PASSPHRASE, QUICK_WORK));
  const view = await (await importing()).readImport({ file, passphrase: PASSPHRASE });
  expect(view.ownProviders).toMatchObject([{ state: 'new', problem: { code, provider: 'PagerDuty' } }]);
  await take();
  expect(await stored()).toHaveLength(1);
});
