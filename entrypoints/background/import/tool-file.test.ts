import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '../../../core/bytes/base64';
import { toUtf8 } from '../../../core/bytes/utf8';
import { IMPORT_LIFETIME } from '../../../core/import/import-plan';
import { SAMPLE_EXPORTS } from '../../../core/import/testing/tool-exports';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 24, 9, 0);
const KEY = 'k3y-of-acme-0123456789ab';
const OTHER = 'an0ther-key-of-acme-0123';
const SAME = { name: 'Acme', header: 'X-Api-Key', on: true };
const FILE = SAMPLE_EXPORTS.modheader?.([
  { ...SAME, value: KEY, filter: 'https://api.acme.example/' },
  { ...SAME, value: OTHER, filter: null },
  { ...SAME, header: 'User-Agent', value: 'x', filter: null },
]);

let fake: FakeBrowser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  fake.session.set('proven-at', NOW);
  startWorker(fake);
});

const importing = () => import('./import');
const vaultNow = async () => (await import('../vault/open-vault')).requireVault();
async function read(content: unknown = FILE) {
  const file = toBase64(toUtf8(typeof content === 'string' ? content : JSON.stringify(content)));
  const { moving } = await (await importing()).readImport({ file, passphrase: null });
  if (moving === null) throw new Error('no tool file');
  return moving;
}
const takenId = async () => (await read()).taken[0]?.id ?? '';

describe('a file of another tool', () => {
  it('is read in a dry run, and waits sealed', async () => {
    const before = fake.local.get('vault');
    const view = await read();
    expect([view.taken.length, view.asksHost.length, view.notTaken.length]).toEqual([1, 1, 1]);
    expect(fake.local.get('vault')).toEqual(before);
    const kept = JSON.stringify([...fake.session]) + JSON.stringify(view);
    for (const secret of [KEY, OTHER]) expect(kept).not.toContain(secret);
    expect(fake.alarms.get('importing')).toBe(NOW + IMPORT_LIFETIME);
  });

  it('is taken as far as it was ticked and has a host, switched off, and marked', async () => {
    const { taken, asksHost } = await read();
    const take = [...taken, ...asksHost].map(({ id }) => id);
    await (await importing()).applyImport({ mode: 'merge', take });
    const vault = await vaultNow();
    const [, token] = [...vault.tokens.values()];
    expect([...vault.tokens.keys()]).toEqual([FIRST, taken[0]?.id]);
    expect(token).toMatchObject({
      secret: KEY,
      on: false,
      layInClear: true,
      providerName: 'api.acme.example',
    });
    expect([...vault.ownProviders.keys()]).toEqual([token?.providerId]);
    expect(JSON.stringify([...fake.rules])).not.toContain(KEY);
    expect(fake.session.has('importing')).toBe(false);
  });

  it('keeps what was ticked and typed, also in a new worker, and takes the host that was named', async () => {
    const { asksHost } = await read();
    const id = asksHost[0]?.id ?? '';
    const choices = [{ id, ticked: true, origin: 'https://api.other.example' }];
    const { moving } = await (await importing()).chooseImport({ choices });
    expect(moving?.asksHost[0]).toMatchObject({ ticked: true, typed: 'https://api.other.example' });
    expect(JSON.stringify([...fake.session])).not.toContain('api.other.example');
    startWorker(fake);
    const again = await (await importing()).chooseImport({ choices: [] });
    expect(again.moving).toEqual(moving);
    await (await importing()).applyImport({ mode: 'merge', take: [id] });
    expect((await vaultNow()).tokens.get(id)).toMatchObject({
      secret: OTHER,
      origins: ['https://api.other.example'],
    });
  });

  it('goes with its undo, its own provider too', async () => {
    const id = await takenId();
    await (await importing()).applyImport({ mode: 'merge', take: [id] });
    await (await importing()).undoImport();
    const { tokens, ownProviders } = await vaultNow();
    expect([...tokens.keys()]).toEqual([FIRST]);
    expect(ownProviders.size).toBe(0);
  });

  it('brings nothing again that was taken before', async () => {
    const id = await takenId();
    await (await importing()).applyImport({ mode: 'merge', take: [id] });
    const again = await read();
    expect(again.taken).toEqual([]);
    expect(again.notTaken.map(({ reason }) => reason)).toContain('same-is-here');
  });

  it('replaces no vault, and is no choice of nothing or of what it does not have', async () => {
    const { taken, asksHost } = await read();
    const { applyImport, chooseImport } = await importing();
    const nothing = { params: { reason: 'nothing-chosen' } };
    const id = taken[0]?.id ?? '';
    await expect(applyImport({ mode: 'replace', take: [id] })).rejects.toMatchObject(nothing);
    await expect(applyImport({ mode: 'merge', take: [asksHost[0]?.id ?? ''] })).rejects.toMatchObject(
      nothing,
    );
    await expect(applyImport({ mode: 'merge', take: ['unknown-token-000'] })).rejects.toMatchObject({
      code: 'not-found',
    });
    vi.setSystemTime(NOW + IMPORT_LIFETIME);
    await expect(chooseImport({ choices: [] })).rejects.toMatchObject({ code: 'not-found' });
    expect([...(await vaultNow()).tokens.keys()]).toEqual([FIRST]);
  });

  it.each([
    ['a zip', 'PK\u0003\u0004', 'zip-file'],
    ['a cut one', '[{"title":"a",', 'damaged-file'],
    ['of a tool that nobody knows', '{"rules":{}}', 'unknown-file'],
    ['a text', 'hello', 'unknown-file'],
  ])('that is %s is refused by name', async (_, text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
  });

  it('of no tool is told the kinds that there are', async () => {
    const kinds = expect.stringMatching(
      /^age-backup, shared-provider, modheader, .*postman-environment, env-file$/,
    );
    await expect(read('hello')).rejects.toMatchObject({ params: { kinds } });
  });
});
