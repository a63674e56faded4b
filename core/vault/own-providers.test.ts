import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type OwnProvider, ownProviderSchema } from '../providers/own-provider';
import {
  createVault,
  withOwnProvider,
  withoutOwnProvider,
  withoutToken,
  withToken,
  withTokens,
} from './edit-vault';
import { openFile } from './open-file';
import { withPassphrase } from './rotate-key';
import { fakeOwnProvider, OWN_ID } from './testing/fake-own-provider';
import { FIRST, fakeToken, SECOND } from './testing/fake-token';
import { MemoryStorage } from './testing/memory-storage';
import { QUICK_KDF } from './testing/quick-kdf';
import { serialLock } from './testing/serial-lock';
import { temporaryVault } from './testing/temporary-vault';
import { MOST_RECORDS, parseVaultFile } from './vault-file';
import { VaultStore } from './vault-store';

const vault = await withOwnProvider(await temporaryVault(), fakeOwnProvider());
const reopened = async ({ file, key }: typeof vault) =>
  openFile(await parseVaultFile(structuredClone(file)), key);

describe('a provider of the user', () => {
  it('opens as it was stored, also after edits of others and under a new key', async () => {
    const edited = await withToken(vault, fakeToken(FIRST, { label: 'New' }));
    for (const next of [vault, edited, await withPassphrase(edited, 'pass', QUICK_KDF)]) {
      const { ownProviders, tokens, setAside } = await reopened(next);
      expect([...ownProviders]).toEqual([[OWN_ID, fakeOwnProvider()]]);
      expect([...tokens.keys()]).toEqual([FIRST, SECOND]);
      expect(setAside).toEqual([]);
    }
  });

  it('is edited in its place, keeps what a later version added, and can be taken out', async () => {
    const later = { ...fakeOwnProvider(), later: { x: [1] } };
    const added = await withOwnProvider(vault, later);
    const held = added.ownProviders.get(OWN_ID) as OwnProvider;
    const edited = await withOwnProvider(added, { ...held, name: 'Other' });
    expect((await reopened(edited)).ownProviders.get(OWN_ID)).toEqual({ ...later, name: 'Other' });
    const taken = await withoutOwnProvider(edited, OWN_ID);
    expect((await reopened(taken)).ownProviders.size).toBe(0);
    expect(taken.removed).toEqual(new Set([OWN_ID]));
    await expect(withoutOwnProvider(taken, OWN_ID)).rejects.toMatchObject({
      params: { reason: 'no-such-provider' },
    });
  });

  it('is stored by a save, and no save loses it', async () => {
    const storage = new MemoryStorage();
    const store = new VaultStore(storage, serialLock());
    await store.save(null, vault);
    expect((await store.open(vault.key))?.vault.ownProviders).toEqual(vault.ownProviders);
    const without = await withoutOwnProvider(vault, OWN_ID);
    const lost = { params: { reason: 'token-lost' } };
    await expect(store.save(vault, { ...without, removed: new Set() })).rejects.toMatchObject(lost);
    const next = await withToken(vault, fakeToken(FIRST, { label: 'New' }));
    await expect(store.save(vault, { ...next, ownProviders: new Map() })).rejects.toMatchObject(lost);
    const other = new Map([[OWN_ID, fakeOwnProvider({ name: 'Not what is sealed' })]]);
    await expect(store.save(vault, { ...next, ownProviders: other })).rejects.toMatchObject({
      code: 'storage-failed',
    });
    await store.save(vault, without);
    expect(JSON.stringify([...storage.entries])).not.toContain(OWN_ID);
  });

  it('never makes room for a token with its id, nor a token for it', async () => {
    const taken = { params: { reason: 'id-taken' } };
    const token = fakeToken(OWN_ID);
    await expect(withToken(vault, token)).rejects.toMatchObject(taken);
    await expect(withTokens(vault, { put: [token], drop: [] })).rejects.toMatchObject(taken);
    const other = await withToken(await createVault(), token);
    await expect(withOwnProvider(other, fakeOwnProvider())).rejects.toMatchObject(taken);
    await expect(withoutToken(vault, OWN_ID)).rejects.toMatchObject({ params: { reason: 'no-such-token' } });
  });

  it('counts in the limit of records', async () => {
    const put = Array.from({ length: MOST_RECORDS - 2 }, (_, at) => fakeToken(`full-${at}`.padEnd(16, '-')));
    const full = await withTokens(await withOwnProvider(await createVault(), fakeOwnProvider()), {
      put,
      drop: [],
    });
    const tooMany = { params: { reason: 'too-many-records' } };
    await expect(withToken(full, fakeToken(FIRST))).rejects.toMatchObject(tooMany);
    const another = fakeOwnProvider({ id: OWN_ID.replaceAll('a', 'b') });
    await expect(withOwnProvider(full, another)).rejects.toMatchObject(tooMany);
    expect((await withOwnProvider(full, fakeOwnProvider({ name: 'New' }))).ownProviders.size).toBe(1);
  });

  it('that was damaged is set aside and named', async () => {
    const records = vault.file.records.map((record) =>
      record.id === OWN_ID ? { ...record, sealed: 'AAAA' } : record,
    );
    const { ownProviders, setAside } = await openFile({ ...vault.file, records }, vault.key);
    expect(ownProviders.size).toBe(0);
    expect(setAside).toEqual([{ id: OWN_ID, label: 'Own API', problem: 'damaged' }]);
  });
});

describe('ownProviderSchema', () => {
  const takes = (changes: object) => v.is(ownProviderSchema, { ...fakeOwnProvider(), ...changes });

  it.each([
    {},
    { check: null, docs: null, fields: [], companions: [] },
    { check: { method: 'HEAD', path: '/' } },
    { origins: ['https://[::1]:8443'] },
    { later: 1 },
  ])('takes %j', (changes) => {
    expect(takes(changes)).toBe(true);
  });

  it.each([
    { id: 'own-short' },
    { id: 'pagerduty' },
    { name: '' },
    { name: 'x'.repeat(41) },
    { origins: [] },
    { origins: ['https://*.example.com'] },
    { check: { method: 'POST', path: '/' } },
    { check: { method: 'GET', path: 'me' } },
    { check: { method: 'GET', path: '/a\nb' } },
    { docs: 'javascript:alert(1)' },
    { docs: 'http://docs.example.com' },
    { fields: [{ name: 'token', label: 'Token', secret: true, pattern: null }] },
    { fields: ['A', 'B'].map((label) => ({ name: 'x', label, secret: true, pattern: null })) },
    { headers: [] },
    { createdAt: -1 },
  ])('refuses %j', (changes) => {
    expect(takes(changes)).toBe(false);
  });
});
