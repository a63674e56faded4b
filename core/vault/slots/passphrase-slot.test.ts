import * as hashWasm from 'hash-wasm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { randomBytes } from '../../bytes/bytes';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { DamagedVaultError } from '../../errors/vault-errors';
import { QUICK_KDF } from '../testing/quick-kdf';
import type { KeySlot } from '../vault-file';
import { DEFAULT_KDF } from './kdf';
import { passphraseSlot } from './passphrase-slot';
import type { SlotHome } from './unlock-secret';

vi.mock('hash-wasm', async (original) => {
  const actual = await original<typeof hashWasm>();
  return { ...actual, argon2id: vi.fn(actual.argon2id) };
});
const home: SlotHome = { format: 2, vaultId: 'AAAAAAAAAAAAAAAAAAAAAA==' };
const key = randomBytes(32);
const { slot } = await passphraseSlot('correct horse', QUICK_KDF).wrap(key, home);
const withParams = (params: KeySlot['params']): KeySlot => ({
  ...slot,
  params: { ...slot.params, ...params },
});

beforeEach(() => vi.clearAllMocks());

describe('passphraseSlot', () => {
  it('gives the vault key to its passphrase and to no other', async () => {
    expect(await passphraseSlot('correct horse').unwrap(slot, home)).toEqual(key);
    for (const wrong of ['correct hors', 'correct horse ', 'Correct horse', '']) {
      expect(await passphraseSlot(wrong).unwrap(slot, home)).toBeNull();
    }
  });

  it('takes composed, decomposed and wide characters for the same', async () => {
    const { slot: composed } = await passphraseSlot('Zürich 12', QUICK_KDF).wrap(key, home);
    for (const same of ['Zu\u0308rich 12', 'Zürich \uff11\uff12']) {
      expect(await passphraseSlot(same).unwrap(composed, home)).toEqual(key);
    }
  });

  it('uses Argon2id with 64 MiB and three passes unless told otherwise, and a new salt each time', async () => {
    const { slot: one } = await passphraseSlot('x').wrap(key, home);
    const { slot: two } = await passphraseSlot('x', QUICK_KDF).wrap(key, home);
    expect(one.params).toEqual({ ...DEFAULT_KDF, salt: expect.any(String), publicKey: expect.any(String) });
    expect(DEFAULT_KDF).toEqual({ kdf: 'argon2id', memoryKiB: 65536, passes: 3, parallelism: 1 });
    expect(hashWasm.argon2id).toHaveBeenNthCalledWith(
      1,
      expect.objectContaining({ memorySize: 65536, iterations: 3, parallelism: 1, hashLength: 32 }),
    );
    expect(one.params['salt']).not.toBe(two.params['salt']);
  });

  it('reads PBKDF2', async () => {
    const { slot: slow } = await passphraseSlot('x', { kdf: 'pbkdf2-sha256', iterations: 600_000 }).wrap(
      key,
      home,
    );
    expect(await passphraseSlot('x').unwrap(slow, home)).toEqual(key);
    expect(await passphraseSlot('y').unwrap(slow, home)).toBeNull();
    expect(hashWasm.argon2id).not.toHaveBeenCalled();
  });

  it('leaves slots of other kinds alone', async () => {
    expect(await passphraseSlot('correct horse').unwrap({ ...slot, kind: 'passkey' }, home)).toBeNull();
    expect(hashWasm.argon2id).not.toHaveBeenCalled();
  });

  it.each<KeySlot['params']>([
    { memoryKiB: 0 },
    { memoryKiB: 19_455 },
    { memoryKiB: 1_048_577 },
    { memoryKiB: 32 * 1024 * 1024 },
    { passes: 0 },
    { passes: 17 },
    { parallelism: 0 },
    { parallelism: 5 },
    { memoryKiB: '19456' },
    { kdf: 'argon2i' },
    { kdf: 'pbkdf2-sha256' },
    { salt: 'AAAA' },
    { salt: 'AAAAAAAAAAAAAAAAAAAAAB==' },
    { salt: 16 },
    { extra: 1 },
  ])('refuses %j before deriving anything', async (params) => {
    const unwrap = passphraseSlot('correct horse').unwrap(withParams(params), home);
    await expect(unwrap).rejects.toThrow(DamagedVaultError);
    expect(hashWasm.argon2id).not.toHaveBeenCalled();
  });

  it.each([0, 599_999, 10_000_001])(
    'refuses PBKDF2 with %i iterations before deriving anything',
    async (iterations) => {
      const derive = vi.spyOn(crypto.subtle, 'deriveBits');
      const params = { kdf: 'pbkdf2-sha256', iterations, salt: slot.params['salt'] ?? '' };
      const unwrap = passphraseSlot('x').unwrap({ ...slot, params }, home);
      await expect(unwrap).rejects.toThrow(DamagedVaultError);
      expect(derive).not.toHaveBeenCalled();
    },
  );

  it('refuses a wrapped key that is not whole before deriving anything', async () => {
    for (const wrapped of [slot.wrapped.slice(4), `${slot.wrapped}AAAA`, slot.wrapped.replace(/^./, '-')]) {
      await expect(passphraseSlot('x').unwrap({ ...slot, wrapped }, home)).rejects.toThrow(DamagedVaultError);
    }
    expect(hashWasm.argon2id).not.toHaveBeenCalled();
  });

  it('belongs to one vault, one slot and its own parameters', async () => {
    const { unwrap } = passphraseSlot('correct horse');
    expect(await unwrap(slot, { ...home, vaultId: 'BAAAAAAAAAAAAAAAAAAAAA==' })).toBeNull();
    expect(await unwrap({ ...slot, id: 'other' }, home)).toBeNull();
  });

  it('makes no slot for an empty passphrase or with parameters it would not read', async () => {
    const weak = { ...QUICK_KDF, memoryKiB: 1024 };
    await expect(passphraseSlot('', QUICK_KDF).wrap(key, home)).rejects.toThrow(InvalidInputError);
    await expect(passphraseSlot('x', weak).wrap(key, home)).rejects.toThrow(InvalidInputError);
  });

  it('zeroes the derived key', async () => {
    const derived = vi.mocked(hashWasm.argon2id);
    const imported = vi.spyOn(crypto.subtle, 'importKey');
    await passphraseSlot('correct horse').unwrap(slot, home);
    const isPublic = (format: unknown, use: unknown) => format === 'raw' && use === 'X25519';
    const secrets = imported.mock.calls.filter(([format, , use]) => !isPublic(format, use));
    const raw = secrets.map(([, bytes]) => bytes).filter((bytes) => bytes instanceof Uint8Array);
    expect(raw.length).toBeGreaterThan(4);
    for (const bytes of [...raw, await derived.mock.results[0]?.value]) {
      expect(bytes).toEqual(new Uint8Array(bytes?.length ?? 0));
    }
  });
});
