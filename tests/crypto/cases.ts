import { OWN_FORMATS } from './own-formats';
import { PUBLISHED } from './published';
import { ROUND_TRIPS } from './round-trips';

/** One fact about the cryptography, the same in every engine. Throws when it does not hold. */
export type CryptoCase = readonly [name: string, check: () => Promise<void>];

/** Run in Node, Chromium and Firefox: what others published, what we froze, and what we make ourselves. */
export const CRYPTO_CASES: readonly CryptoCase[] = [...PUBLISHED, ...OWN_FORMATS, ...ROUND_TRIPS];
