import type { OwnProviderCode } from './judge-own-provider';

/** What the user settles by saying that it is another company's than the one it resembles. */
export const CONFIRMABLE: ReadonlySet<OwnProviderCode> = new Set([
  'near-built-in',
  'look-alike',
  'name-look-alike',
]);
