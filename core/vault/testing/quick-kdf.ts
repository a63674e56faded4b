import type { Kdf } from '../slots/kdf';

/** The weakest that is allowed, so that tests are quick. */
export const QUICK_KDF: Kdf = { kdf: 'argon2id', memoryKiB: 19_456, passes: 1, parallelism: 1 };
