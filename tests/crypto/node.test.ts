import { describe, it } from 'vitest';
import { CRYPTO_CASES } from './cases';

describe('cryptography in Node', () => {
  it.each(CRYPTO_CASES)('%s', (_name, check) => check());
});
