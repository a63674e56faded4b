import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../bytes/utf8';
import { putRecord } from './assemble-file';
import { withSettings, withToken } from './edit-vault';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { withPassphrase } from './rotate-key';
import { openPadded, recordContext } from './seal';
import { FIRST, fakeToken, SECOND } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { parseVaultFile } from './vault-file';
import { VaultStore } from './vault-store';

const ID = 'later-record';
/** No JSON: whatever a later version keeps. */
const BYTES = toUtf8('\u0000 bytes of a later version');

async function withLater(vault: OpenVault): Promise<OpenVault> {
  return { ...vault, ...(await putRecord(vault, { id: ID, purpose: 'team-list', label: 'Teams' }, BYTES)) };
}

const reopened = async ({ file, key }: OpenVault) =>
  openFile(await parseVaultFile(structuredClone(file)), key);

async function bytesOf({ file, key, index }: OpenVault): Promise<unknown> {
  const [record] = file.records.filter(({ id }) => id === ID);
  const [entry] = index.records.filter(({ id }) => id === ID);
  if (!record || !entry) return null;
  expect(entry).toMatchObject({ purpose: 'team-list', label: 'Teams', revision: record.revision });
  return openPadded(key, recordContext(file, record, 'team-list'), record.sealed);
}

describe('a record whose purpose only a later version knows', () => {
  it('is neither shown nor called damaged, and keeps its bytes through edits, saves and a new key', async () => {
    const store = new VaultStore(new MemoryStorage(), serialLock());
    const first = await reopened(await withLater(await temporaryVault()));
    await store.save(null, first);
    const edited = await withToken(first, fakeToken(FIRST, { label: 'New' }));
    await store.save(first, edited);
    const rotated = await withPassphrase(edited, 'pass', QUICK_KDF);
    await store.save(edited, rotated);
    for (const vault of [first, edited, rotated, (await store.open(rotated.key))?.vault ?? first]) {
      const { setAside, tokens, ownProviders } = await reopened(vault);
      expect(setAside).toEqual([]);
      expect([...tokens.keys()]).toEqual([FIRST, SECOND]);
      expect(ownProviders.size).toBe(0);
      expect(await bytesOf(vault)).toEqual(BYTES);
    }
    expect(rotated.file.records.find(({ id }) => id === ID)?.sealed).not.toBe(
      edited.file.records.find(({ id }) => id === ID)?.sealed,
    );
  });

  it('is lost by no save', async () => {
    const store = new VaultStore(new MemoryStorage(), serialLock());
    const base = await temporaryVault();
    const vault = await withLater(base);
    await store.save(null, vault);
    const without = await withToken(await withToken(base, fakeToken(FIRST)), fakeToken(FIRST));
    await expect(store.save(vault, without)).rejects.toMatchObject({ params: { reason: 'token-lost' } });
  });

  it('is set aside when its bytes were changed', async () => {
    const { file, key } = await withLater(await temporaryVault());
    const records = file.records.map((record) => (record.id === ID ? { ...record, sealed: 'AAAA' } : record));
    const { setAside } = await openFile({ ...file, records }, key);
    expect(setAside).toEqual([{ id: ID, label: 'Teams', problem: 'damaged' }]);
  });

  it('gives its id to no token', async () => {
    const vault = await temporaryVault();
    const entry = { id: 'later-record-0001', purpose: 'team-list', label: '' };
    const held = { ...vault, ...(await putRecord(vault, entry, BYTES)) };
    await expect(withToken(held, fakeToken(entry.id))).rejects.toMatchObject({
      params: { reason: 'id-taken' },
    });
  });
});

describe('what a later version added', () => {
  it('to settings and to the index stays through edits and a new key', async () => {
    const base = await temporaryVault();
    const settings = { ...base.settings, later: { a: [1, null] } };
    const index = { ...base.index, later: 'x' };
    const vault = await withSettings({ ...base, settings, index }, { idleMinutes: 7 });
    const edited = await withSettings(await reopened(vault), { idleMinutes: 8 });
    for (const next of [edited, await withPassphrase(edited, 'pass', QUICK_KDF)]) {
      const opened = await reopened(next);
      expect(opened.settings).toEqual({ ...settings, idleMinutes: 8 });
      expect(opened.index).toMatchObject({ later: 'x' });
      expect(opened.setAside).toEqual([]);
    }
  });

  it('to a token is bounded by the size of a record', async () => {
    const later = { ...fakeToken(FIRST), later: 'x'.repeat(300_000) };
    await expect(withToken(await temporaryVault(), later)).rejects.toMatchObject({
      params: { reason: 'too-large' },
    });
  });
});
