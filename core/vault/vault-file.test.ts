import { describe, expect, it } from 'vitest';
import { DamagedVaultError, NewerVaultError, WrongSecretError } from '../errors/vault-errors';
import { withPassphrase } from './rotate-key';
import { keyOf } from './testing/key-of';
import { QUICK_KDF } from './testing/quick-kdf';
import { temporaryVault } from './testing/temporary-vault';
import { headerChecksum, type KeySlot, parseVaultFile } from './vault-file';

const { file, key } = await withPassphrase(await temporaryVault(), 'correct horse', QUICK_KDF);
const [slot] = file.slots as [KeySlot];
const copy = () => structuredClone(file);

describe('parseVaultFile', () => {
  it('reads a file that lost the order of its keys', async () => {
    const params = Object.fromEntries(Object.entries(slot.params).reverse());
    const reordered = Object.fromEntries(Object.entries({ ...file, slots: [{ ...slot, params }] }).reverse());
    expect(await parseVaultFile(reordered)).toEqual(file);
  });

  it('tells a newer file, whatever else it holds', async () => {
    for (const newer of [{ ...file, format: 4 }, { format: 7 }]) {
      await expect(parseVaultFile(newer)).rejects.toThrow(new NewerVaultError(newer.format));
    }
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { format: 0 },
    { format: '1' },
    { format: 1.5 },
    { format: 1 },
    { format: 2 },
    { ...file, extra: 1 },
    { ...file, index: undefined },
    { ...file, records: [...file.records, file.records[0]] },
    { ...file, records: [{ ...file.records[0], extra: 1 }] },
    { ...file, slots: Array.from({ length: 9 }, () => slot) },
    { ...file, slots: [{ ...slot, kind: 'Not a kind' }] },
  ])('calls %# damaged', async (stored) => {
    await expect(parseVaultFile(stored)).rejects.toThrow(DamagedVaultError);
  });

  it('notices every change of vault id and slots, so damage never looks like a wrong passphrase', async () => {
    const changes: Partial<typeof file>[] = [
      { vaultId: file.vaultId.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) },
      { slots: [] },
      { slots: [slot, slot] },
      { slots: [{ ...slot, id: 'other' }] },
      { slots: [{ ...slot, kind: 'passkey' }] },
      { slots: [{ ...slot, params: { ...slot.params, passes: 2 } }] },
      { slots: [{ ...slot, wrapped: slot.wrapped.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) }] },
      { checksum: file.checksum.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) },
    ];
    for (const change of changes) {
      await expect(parseVaultFile({ ...copy(), ...change })).rejects.toThrow(DamagedVaultError);
    }
  });

  it('carries a slot of a kind that it does not know', async () => {
    const passkey = {
      id: 'p',
      kind: 'passkey',
      params: { rpId: 'x', credentialId: 'AAAA' },
      wrapped: 'AAAA',
    };
    const slots = [passkey, slot];
    const checksum = await headerChecksum({ ...file, slots });
    const read = await parseVaultFile({ ...file, slots, checksum });
    expect(read.slots).toEqual(slots);
    expect(await keyOf(read, 'correct horse')).toEqual(key);
  });
});

describe('unlockFile', () => {
  it('tells a wrong passphrase from a malformed slot', async () => {
    expect(await keyOf(file, 'correct horse')).toEqual(key);
    await expect(keyOf(file, 'wrong')).rejects.toThrow(WrongSecretError);
    const slots = [{ ...slot, params: { ...slot.params, memoryKiB: 4_000_000_000 } }];
    const huge = await parseVaultFile({ ...file, slots, checksum: await headerChecksum({ ...file, slots }) });
    await expect(keyOf(huge, 'correct horse')).rejects.toThrow(DamagedVaultError);
  });

  it('says nothing about what was typed', async () => {
    const error: unknown = await keyOf(file, 'my-typed-passphrase').catch((reason: unknown) => reason);
    expect(JSON.stringify(error) + String(error) + (error as Error).stack).not.toContain('my-typed');
  });
});
