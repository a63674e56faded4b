import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../bytes/bytes';
import { DamagedVaultError, LockedError } from '../errors/vault-errors';
import { putRecord } from './assemble-file';
import { withoutToken, withToken } from './edit-vault';
import { openFile } from './open-file';
import { tokenOf } from './open-vault';
import { withPassphrase } from './rotate-key';
import { CAREFUL_SETTINGS, DEFAULT_SETTINGS } from './settings';
import { fakeOwnProvider, OWN_ID } from './testing/fake-own-provider';
import { FIRST, fakeToken, SECOND } from './testing/fake-token';
import { QUICK_KDF } from './testing/quick-kdf';
import { temporaryVault } from './testing/temporary-vault';
import { parseVaultFile, type SealedRecord, type VaultFile } from './vault-file';

const vault = await temporaryVault();
const { file, key } = vault;
const edited = await withToken(vault, fakeToken(FIRST, { label: 'Edited' }));

const recordOf = ({ records }: VaultFile, id: string): SealedRecord => {
  const record = records.find((candidate) => candidate.id === id);
  if (!record) throw new Error('no such record');
  return record;
};
const withRecord = (base: VaultFile, id: string, change: Partial<SealedRecord>): VaultFile => ({
  ...base,
  records: base.records.map((record) => (record.id === id ? { ...record, ...change } : record)),
});
const flip = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

// Proves P6: Changed, swapped and missing records are noticed.
describe('openFile', () => {
  it('opens what was sealed', async () => {
    const opened = await openFile(await parseVaultFile(structuredClone(file)), key);
    expect([...opened.tokens.values()]).toEqual([fakeToken(FIRST), fakeToken(SECOND)]);
    expect(opened.settings).toEqual(DEFAULT_SETTINGS);
    expect(opened.setAside).toEqual([]);
  });

  // Proves P1: A locked file shows no word of a token.
  it('shows nothing of a token while locked, and sizes in steps of 1 KiB only', () => {
    const text = JSON.stringify(file).toLowerCase();
    // Too long, or with characters too many, to be in any base64 by chance.
    for (const word of ['example.', 'label of', 'fake-token', 'bearer {', 'api.', 'docs.', 'pathprefix'])
      expect(text).not.toContain(word);
    for (const sealed of [...file.records.map((record) => record.sealed), file.index]) {
      expect((Buffer.from(sealed, 'base64').length - 28) % 1024).toBe(0);
    }
  });

  it('sets a record aside for any changed character, and opens the rest', async () => {
    const { sealed } = recordOf(file, FIRST);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (at) => {
        const opened = await openFile(withRecord(file, FIRST, { sealed: flip(sealed, at) }), key);
        expect(opened.setAside).toEqual([{ id: FIRST, label: `Label of ${FIRST}`, problem: 'damaged' }]);
        expect([...opened.tokens.keys()]).toEqual([SECOND]);
      }),
    );
  });

  it.each([
    ['damaged', withRecord(file, FIRST, { sealed: '' })],
    ['damaged', withRecord(file, FIRST, { revision: 2 })],
    ['missing', { ...file, records: file.records.filter(({ id }) => id !== FIRST) }],
    ['swapped', withRecord(file, FIRST, { sealed: recordOf(file, SECOND).sealed })],
    ['rolled-back', withRecord(edited.file, FIRST, recordOf(file, FIRST))],
    ['rolled-back', withRecord(file, FIRST, recordOf(edited.file, FIRST))],
  ])('names a record that is %s', async (problem, changed) => {
    const { setAside, tokens } = await openFile(await parseVaultFile(changed), key);
    expect(setAside.map((record) => [record.id, record.problem])).toEqual([[FIRST, problem]]);
    expect(setAside[0]?.label).toMatch(/Label of|Edited/);
    expect([...tokens.keys()]).toEqual([SECOND]);
  });

  it('does not bring a removed token back', async () => {
    const removed = await withoutToken(vault, FIRST);
    const restored = { ...removed.file, records: [...removed.file.records, recordOf(file, FIRST)] };
    const { setAside, tokens } = await openFile(restored, key);
    expect(setAside).toEqual([{ id: FIRST, label: null, problem: 'unlisted' }]);
    expect([...tokens.keys()]).toEqual([SECOND]);
  });

  it('keeps two records in the place of each other aside', async () => {
    const swapped = withRecord(file, FIRST, { sealed: recordOf(file, SECOND).sealed });
    const both = withRecord(swapped, SECOND, { sealed: recordOf(file, FIRST).sealed });
    const { setAside, tokens } = await openFile(both, key);
    expect(setAside.map(({ problem }) => problem)).toEqual(['swapped', 'swapped']);
    expect(tokens.size).toBe(0);
  });

  it('sets aside what it does not understand', async () => {
    const odd = (id: string, purpose: string, content: unknown) =>
      putRecord(vault, { id, purpose, label: 'Odd' }, new TextEncoder().encode(JSON.stringify(content)));
    const parts = [
      await odd(OWN_ID, 'own-provider', { name: 'x' }),
      await odd(OWN_ID, 'own-provider', fakeOwnProvider({ id: `${OWN_ID.slice(0, -1)}b` })),
      await odd('other', 'settings', { idleMinutes: 1, lockWithScreen: true }),
      await odd('settings', 'later', {}),
      await odd(FIRST, 'token', { ...fakeToken(FIRST), label: 7 }),
      await odd(FIRST, 'token', fakeToken(SECOND)),
      await odd('settings', 'settings', { idleMinutes: -1, lockWithScreen: true }),
    ];
    for (const part of parts) {
      const opened = await openFile(part.file, key);
      expect(opened.setAside.map(({ problem }) => problem)).toEqual(['unreadable']);
      expect(opened.tokens.has(SECOND)).toBe(true);
      const isOfSettings = opened.setAside.some(({ id }) => id === 'settings');
      expect(opened.settings).toEqual(isOfSettings ? CAREFUL_SETTINGS : DEFAULT_SETTINGS);
    }
  });

  it('carries along what a later version added to a token, through an edit and a new key', async () => {
    const later = { ...fakeToken(FIRST), later: { limit: [1, 'x'] } };
    const added = await withToken(vault, later);
    const relabelled = await withToken(added, { ...tokenOf(added, FIRST), label: 'New' });
    const rotated = await withPassphrase(relabelled, 'pass', QUICK_KDF);
    for (const next of [added, relabelled, rotated]) {
      const opened = await openFile(next.file, next.key);
      expect(opened.setAside).toEqual([]);
      expect(opened.tokens.get(FIRST)).toEqual({ ...later, label: next === added ? later.label : 'New' });
    }
  });

  it('notices any changed character of the index', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.index.length - 1), async (at) => {
        const changed = { ...file, index: flip(file.index, at) };
        await expect(openFile(changed, key)).rejects.toThrow(DamagedVaultError);
      }),
      { numRuns: 40 },
    );
  });

  it('notices slots that are not those of the last save', async () => {
    const other = await temporaryVault();
    await expect(openFile({ ...file, checksum: other.file.checksum }, key)).rejects.toThrow(
      DamagedVaultError,
    );
  });

  it('tells a key that is not its own from damage', async () => {
    await expect(openFile(file, randomBytes(32))).rejects.toThrow(LockedError);
  });
});
