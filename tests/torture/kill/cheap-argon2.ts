import { createHash } from 'node:crypto';
import type { Argon2Options } from '../bundle';

/**
 * Stands for Argon2id where workers are killed: a kill does not depend on what deriving costs. The tamper
 * part and the real browser use the real one.
 */
export async function cheapArgon2(options: Argon2Options): Promise<Uint8Array> {
  const { memorySize, iterations, parallelism, hashLength } = options;
  const hash = createHash('sha256').update(JSON.stringify([memorySize, iterations, parallelism, hashLength]));
  return new Uint8Array(hash.update(options.salt).update(options.password).digest());
}
