import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';
import { DamagedVaultError } from '../errors/vault-errors';
import { openBytes, type SealContext, sealBytes } from './seal';

const key = randomBytes(32);
const context: SealContext = {
  format: 2,
  vaultId: 'vault-a',
  recordId: 'draft-1',
  revision: 3,
  purpose: 'draft',
};
const content = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));

// Proves P1: A seal opens with its own key only, and two seals of one content differ.
describe('sealBytes', () => {
  it('gives back any content', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        expect(await openBytes(key, context, await sealBytes(key, context, bytes))).toEqual(bytes);
      }),
    );
  });

  it('notices every flipped bit', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.nat(), fc.nat(7), async (bytes, position, bit) => {
        const sealed = await sealBytes(key, context, bytes);
        const at = position % sealed.length;
        sealed[at] = (sealed[at] ?? 0) ^ (1 << bit);
        await expect(openBytes(key, context, sealed)).rejects.toThrow(DamagedVaultError);
      }),
    );
  });

  it.each([0, 1, 12, 27, 28, 40])('notices that only %i bytes are left', async (length) => {
    const sealed = await sealBytes(key, context, new Uint8Array(20));
    await expect(openBytes(key, context, sealed.slice(0, length))).rejects.toThrow(DamagedVaultError);
  });

  it.each<Partial<SealContext>>([
    { vaultId: 'vault-b' },
    { recordId: 'draft-2' },
    { revision: 2 },
    { purpose: 'token' },
    { vaultId: 'vault-', recordId: 'adraft-1' },
  ])('does not open elsewhere: %j', async (change) => {
    const sealed = await sealBytes(key, context, new Uint8Array(4));
    await expect(openBytes(key, { ...context, ...change }, sealed)).rejects.toThrow(DamagedVaultError);
  });

  it('does not open with another key, and takes no key of another length', async () => {
    const sealed = await sealBytes(key, context, new Uint8Array(4));
    await expect(openBytes(randomBytes(32), context, sealed)).rejects.toThrow(DamagedVaultError);
    for (const length of [0, 16, 31, 33]) {
      await expect(sealBytes(randomBytes(length), context, sealed)).rejects.toThrow(InvalidInputError);
    }
  });

  it('never gives the same bytes twice', async () => {
    const sealed = await Promise.all(
      Array.from({ length: 50 }, () => sealBytes(key, context, new Uint8Array(4))),
    );
    const nonces = sealed.map((bytes) => Buffer.from(bytes.subarray(0, 12)).toString('hex'));
    expect(new Set(nonces).size).toBe(50);
  });
});
