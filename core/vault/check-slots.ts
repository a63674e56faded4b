import { InvalidInputError } from '../errors/invalid-input-error';
import { MOST_SLOTS, type Slot } from './vault-file';

/** Kinds of which a vault has one at most. */
const SINGLE = ['passphrase', 'recovery'];

/**
 * What must hold of the ways to unlock. A passkey can be lost with a device or deleted in the browser's own
 * pages, so it is never the only way.
 * @throws InvalidInputError `only-passkeys` without another way, `second-slot` for two of a single kind,
 *   `too-many-slots`
 */
export function checkSlots(slots: readonly Pick<Slot, 'kind'>[]): void {
  const count = (kind: string): number => slots.filter((slot) => slot.kind === kind).length;
  if (SINGLE.every((kind) => count(kind) === 0)) throw new InvalidInputError('only-passkeys');
  if (SINGLE.some((kind) => count(kind) > 1)) throw new InvalidInputError('second-slot');
  if (slots.length > MOST_SLOTS) throw new InvalidInputError('too-many-slots');
}
