import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../bytes/base64';
import { randomBytes } from '../../bytes/bytes';
import { DamagedVaultError } from '../../errors/vault-errors';
import { QUICK_KDF } from '../testing/quick-kdf';
import type { KeySlot } from '../vault-file';
import { passkeyRequest, passkeySlot } from './passkey-slot';
import { passphraseSlot } from './passphrase-slot';
import { recoverySlot } from './recovery-slot';
import { rewrap } from './secret-slot';
import type { SlotHome, UnlockSecret } from './unlock-secret';

const home: SlotHome = { format: 2, vaultId: 'AAAAAAAAAAAAAAAAAAAAAA==' };
const key = randomBytes(32);
const output = randomBytes(32);
const made = {
  credentialId: 'sample-credential_0',
  transports: ['internal', 'hybrid'],
  salt: toBase64(randomBytes(32)),
  createdAt: 1_700_000_000_000,
};

const KINDS: readonly [string, UnlockSecret, UnlockSecret][] = [
  ['passphrase', passphraseSlot('correct horse', QUICK_KDF), passphraseSlot('wrong', QUICK_KDF)],
  ['recovery', recoverySlot('0123456789ABCDEFGHJKMNPQRS'), recoverySlot('0123456789ABCDEFGHJKMNPQRT')],
  ['passkey', passkeySlot(output, made), passkeySlot(randomBytes(32), made)],
];

// Proves P1: Each unlock method gives the vault key to its own secret only.
describe.each(KINDS)('a %s slot', (kind, secret, wrong) => {
  it('gives the vault key to its secret and to no other', async () => {
    const { slot } = await secret.wrap(key, home);
    expect(slot.kind).toBe(kind);
    expect(await secret.unwrap(slot, home)).toEqual(key);
    expect(await wrong.unwrap(slot, home)).toBeNull();
    for (const [other, otherSecret] of KINDS) {
      if (other !== kind) expect(await otherSecret.unwrap(slot, home)).toBeNull();
    }
  });

  it('takes a new vault key without its secret, which the old wrapping then does not give', async () => {
    const { slot, auth } = await secret.wrap(key, home);
    const next = randomBytes(32);
    const again = await rewrap(slot, auth, next, home);
    expect({ ...again, wrapped: '' }).toEqual({ ...slot, wrapped: '' });
    expect(await secret.unwrap(again, home)).toEqual(next);
    expect(await secret.unwrap(slot, home)).toEqual(key);
    // Two wrappings share nothing.
    expect((await rewrap(slot, auth, next, home)).wrapped).not.toBe(again.wrapped);
  });

  it('belongs to its vault, format, id and parameters', async () => {
    const { slot, auth } = await secret.wrap(key, home);
    expect(await secret.unwrap(slot, { ...home, vaultId: 'BAAAAAAAAAAAAAAAAAAAAA==' })).toBeNull();
    expect(await secret.unwrap({ ...slot, id: 'other' }, home)).toBeNull();
    const { slot: stranger } = await wrong.wrap(key, home);
    const publicKey = stranger.params['publicKey'] ?? '';
    // A stranger's public key in the place of ours does not open with our secret, so it is noticed.
    const swapped = await rewrap({ ...slot, params: { ...slot.params, publicKey } }, auth, key, home);
    expect(await secret.unwrap(swapped, home)).toBeNull();
  });

  it('opens no box made with its public key alone: that is in the clear for everybody', async () => {
    const { slot } = await secret.wrap(key, home);
    for (const auth of [new Uint8Array(), new Uint8Array(32), randomBytes(32)]) {
      const forged = await rewrap(slot, auth, randomBytes(32), home);
      expect(await secret.unwrap(forged, home)).toBeNull();
    }
  });

  it('does not open with any byte of its box changed', async () => {
    const { slot } = await secret.wrap(key, home);
    const box = fromBase64(slot.wrapped);
    const tries = kind === 'passphrase' ? 12 : 92;
    await fc.assert(
      fc.asyncProperty(fc.nat(box.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = box.map((byte, index) => (index === at ? byte ^ mask : byte));
        const opened = await secret.unwrap({ ...slot, wrapped: toBase64(changed) }, home);
        // X25519 ignores the top bit of a public key (RFC 7748, section 5); it is in the salt all the same.
        expect(opened).toBeNull();
      }),
      { numRuns: tries },
    );
  });

  it.each<Partial<KeySlot> | ((slot: KeySlot) => Partial<KeySlot>)>([
    { wrapped: 'AAAA' },
    { wrapped: `${'A'.repeat(124)}====` },
    ({ params }) => ({ params: { ...params, publicKey: 'AAAA' } }),
    ({ params }) => ({ params: { ...params, publicKey: 7 } }),
    ({ params: { publicKey: _gone, ...params } }) => ({ params }),
    ({ params: { salt: _gone, ...params } }) => ({ params }),
    ({ params }) => ({ params: { ...params, salt: 'AAAA' } }),
  ])('is called damaged when it is malformed (%#)', async (change) => {
    const { slot } = await secret.wrap(key, home);
    const changed = { ...slot, ...(typeof change === 'function' ? change(slot) : change) };
    await expect(secret.unwrap(changed, home)).rejects.toThrow(DamagedVaultError);
  });
});

describe('a public key of small order', () => {
  it('gets no vault key', async () => {
    const { slot, auth } = await recoverySlot('x').wrap(key, home);
    const publicKey = toBase64(new Uint8Array(32));
    await expect(rewrap({ ...slot, params: { ...slot.params, publicKey } }, auth, key, home)).rejects.toThrow(
      DamagedVaultError,
    );
  });
});

describe('what a page is told of a passkey', () => {
  it('is what it needs to ask for it, and nothing of the key', async () => {
    const { slot } = await passkeySlot(output, made).wrap(key, home);
    const { createdAt: _createdAt, ...request } = made;
    expect(passkeyRequest(slot)).toEqual({ slotId: slot.id, ...request });
    expect(passkeyRequest({ ...slot, params: {} })).toBeNull();
  });
});
