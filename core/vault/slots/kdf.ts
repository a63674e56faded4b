import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import type { Bytes } from '../../bytes/bytes';
import { KeybearerError } from '../../errors/keybearer-error';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/**
 * How a passphrase becomes a key. Bounded below so that nobody weakens a stored vault,
 * above so that a changed file can't stall the machine.
 */
export const kdfSchema = v.variant('kdf', [
  v.strictObject({
    kdf: v.literal('argon2id'),
    memoryKiB: whole(19_456, 1_048_576),
    passes: whole(1, 16),
    parallelism: whole(1, 4),
  }),
  v.strictObject({ kdf: v.literal('pbkdf2-sha256'), iterations: whole(600_000, 10_000_000) }),
]);
export type Kdf = v.InferOutput<typeof kdfSchema>;

/** Argon2id with 64 MiB and three passes: above the OWASP minimum, under a second on a slow laptop. */
export const DEFAULT_KDF: Kdf = { kdf: 'argon2id', memoryKiB: 65_536, passes: 3, parallelism: 1 };

const DERIVED_BYTES = 32;

/**
 * Derives 32 bytes. The caller zeroes them after use.
 * @param secret the passphrase as bytes, not empty
 * @param salt 16 bytes
 * @throws KeybearerError `out-of-memory`
 */
export async function deriveKey(kdf: Kdf, secret: Bytes, salt: Bytes): Promise<Bytes> {
  if (kdf.kdf === 'pbkdf2-sha256') {
    const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
    const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: kdf.iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, DERIVED_BYTES * 8));
  }
  const derived = await argon2id({
    password: secret,
    salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: kdf.parallelism,
    hashLength: DERIVED_BYTES,
    outputType: 'binary',
  }).catch((cause: unknown) => {
    // The module asks for all its memory at once, and nothing else in it depends on the machine.
    throw new KeybearerError('out-of-memory', {}, { cause });
  });
  const own = new Uint8Array(derived);
  derived.fill(0);
  return own;
}
