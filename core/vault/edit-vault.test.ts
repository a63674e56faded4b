import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error';
import type { TokenRecord } from '../token/token-record';
import { withoutToken, withSettings, withToken } from './edit-vault';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { DEFAULT_SETTINGS } from './settings';
import { FIRST, fakeToken, SECOND, THIRD } from './testing/fake-token';
import { temporaryVault } from './testing/temporary-vault';

const vault = await temporaryVault();
const sealedOf = ({ file }: OpenVault, id: string) => file.records.find((record) => record.id === id)?.sealed;
const reopen = ({ file, key }: OpenVault) => openFile(structuredClone(file), key);
const damageFirst = ({ file, key }: OpenVault) =>
  openFile(
    { ...file, records: file.records.map((r) => (r.id === FIRST ? { ...r, sealed: 'AAAA' } : r)) },
    key,
  );

describe('edits of a vault', () => {
  it('seal only what changed, and leave the vault they started from alone', async () => {
    const before = structuredClone(vault.file);
    const next = await withToken(vault, fakeToken(SECOND, { label: 'New' }));
    expect(vault.file).toEqual(before);
    expect(vault.tokens.get(SECOND)?.label).toBe(`Label of ${SECOND}`);
    expect(sealedOf(next, FIRST)).toBe(sealedOf(vault, FIRST));
    expect(sealedOf(next, 'settings')).toBe(sealedOf(vault, 'settings'));
    expect(sealedOf(next, SECOND)).not.toBe(sealedOf(vault, SECOND));
    expect(next.file.records.map(({ revision }) => revision)).toEqual([1, 1, 2]);
    expect((await reopen(next)).tokens).toEqual(next.tokens);
  });

  it('remove one token and keep the others', async () => {
    const next = await withoutToken(vault, FIRST);
    expect([...(await reopen(next)).tokens.keys()]).toEqual([SECOND]);
    expect(next.removed).toEqual(new Set([FIRST]));
    expect((await withToken(next, fakeToken(FIRST))).removed).toEqual(new Set());
    for (const id of ['unknown-token-01', 'settings']) {
      await expect(withoutToken(vault, id)).rejects.toThrow(InvalidInputError);
    }
  });

  it('keep settings', async () => {
    const settings = { ...DEFAULT_SETTINGS, idleMinutes: null, lockWithScreen: true };
    expect((await reopen(await withSettings(vault, settings))).settings).toEqual(settings);
    await expect(withSettings(vault, { ...settings, idleMinutes: 0 })).rejects.toThrow(InvalidInputError);
  });

  it('carry records that were set aside, until they are given up', async () => {
    const hurt = await damageFirst(vault);
    const next = await reopen(await withSettings(await withToken(hurt, fakeToken(THIRD)), hurt.settings));
    expect(next.setAside).toEqual([{ id: FIRST, label: `Label of ${FIRST}`, problem: 'damaged' }]);
    expect(sealedOf(next, FIRST)).toBe('AAAA');
    expect([...next.tokens.keys()]).toEqual([SECOND, THIRD]);
    await expect(withToken(next, fakeToken(FIRST))).rejects.toThrow(InvalidInputError);
    const given = await reopen(await withToken(await withoutToken(next, FIRST), fakeToken(FIRST)));
    expect(given.setAside).toEqual([]);
    expect(given.tokens.has(FIRST)).toBe(true);
  });

  it.each<Partial<TokenRecord>>([
    { secret: 'has space' },
    { origins: [] },
    { id: 'short' },
    { createdAt: Number.POSITIVE_INFINITY },
  ])('refuse a record that could not be read again: %j', async (change) => {
    await expect(withToken(vault, fakeToken(THIRD, change))).rejects.toThrow(InvalidInputError);
  });

  it('say nothing of the value in an error', async () => {
    const bad = fakeToken(THIRD, { secret: 'fake secret with spaces' });
    const error: unknown = await withToken(vault, bad).catch((reason: unknown) => reason);
    expect(
      JSON.stringify(error) + String(error) + JSON.stringify((error as Error).cause ?? ''),
    ).not.toContain('fake');
  });

  it('give back any token', async () => {
    const label = fc.string({ unit: 'binary', maxLength: 40 });
    const secret = fc.string({ unit: fc.constantFrom(...'aZ09!~"\\'), minLength: 1, maxLength: 3000 });
    await fc.assert(
      fc.asyncProperty(label, secret, async (someLabel, someSecret) => {
        const token = fakeToken(THIRD, { label: someLabel, secret: someSecret });
        const opened = await reopen(await withToken(vault, token));
        expect(opened.tokens.get(THIRD)).toEqual(token);
        expect(opened.tokens.size).toBe(3);
      }),
      { numRuns: 50 },
    );
  });
});
