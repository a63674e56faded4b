import type { Bytes } from '../bytes/bytes';
import { InvalidInputError } from '../errors/invalid-input-error';

/** Bytes of one step: sealed sizes tell no more than the number of steps. */
export const PADDING_STEP = 1024;
const LENGTH_BYTES = 4;

/**
 * Content length as four bytes (big endian), the content, zeros up to the next full step.
 * @param mostSteps longest result, in steps
 * @throws InvalidInputError `too-large` when the content needs more steps
 */
export function pad(content: Bytes, mostSteps: number): Bytes {
  const steps = stepsFor(content.length);
  if (steps > mostSteps) throw new InvalidInputError('too-large');
  const padded = new Uint8Array(steps * PADDING_STEP);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** The content again. Null for anything that `pad` would not have made. */
export function unpad(padded: Bytes): Bytes | null {
  if (padded.length < PADDING_STEP || padded.length % PADDING_STEP !== 0) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (stepsFor(length) * PADDING_STEP !== padded.length) return null;
  const end = LENGTH_BYTES + length;
  if (padded.subarray(end).some((byte) => byte !== 0)) return null;
  return padded.slice(LENGTH_BYTES, end);
}

function stepsFor(length: number): number {
  return Math.ceil((LENGTH_BYTES + length) / PADDING_STEP);
}
