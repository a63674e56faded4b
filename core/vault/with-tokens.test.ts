import { describe, expect, it } from 'vitest';
import type { TokenRecord } from '../token/token-record';
import { createVault, withTokens } from './edit-vault';
import { openFile } from './open-file';
import type { OpenVault } from './open-vault';
import { FIRST, fakeToken, SECOND, THIRD } from './testing/fake-token';

const vaultWith = async (put: readonly TokenRecord[]) => withTokens(await createVault(), { put, drop: [] });
const all = ({ tokens }: OpenVault) => [...tokens.values()];

describe('withTokens', () => {
  it('makes a vault file that opens to what it was asked for', async () => {
    const vault = await vaultWith([fakeToken(FIRST), fakeToken(SECOND)]);
    const next = await withTokens(vault, {
      put: [fakeToken(SECOND, { label: 'x' }), fakeToken(THIRD)],
      drop: [FIRST],
    });
    const opened = await openFile(next.file, next.key);
    expect(opened.setAside).toEqual([]);
    expect(all(opened)).toEqual([fakeToken(SECOND, { label: 'x' }), fakeToken(THIRD)]);
    expect([...next.removed]).toEqual([FIRST]);
    expect(next.index.fileRevision).toBe(vault.index.fileRevision + 1);
  });

  it('puts a token in the place of a record that was set aside', async () => {
    const vault = await vaultWith([fakeToken(FIRST)]);
    const records = vault.file.records.map((record) =>
      record.id === FIRST ? { ...record, sealed: 'AAAA' } : record,
    );
    const damaged = await openFile({ ...vault.file, records }, vault.key);
    expect(damaged.setAside).toHaveLength(1);
    const repaired = await withTokens(damaged, { put: [fakeToken(FIRST)], drop: [] });
    const opened = await openFile(repaired.file, repaired.key);
    expect(opened.setAside).toEqual([]);
    expect(all(opened)).toEqual([fakeToken(FIRST)]);
  });

  it('refuses more than a vault holds', async () => {
    const put = Array.from({ length: 2000 }, (_, at) =>
      fakeToken(`one-of-too-many-${String(at).padStart(4, '0')}`),
    );
    await expect(withTokens(await createVault(), { put, drop: [] })).rejects.toMatchObject({
      params: { reason: 'too-many-records' },
    });
  });
});
