import type { Random } from '../random';
import { sideBySide } from '../side-by-side';
import type { Verdict } from './judge';
import { DAMAGE, openTampered, USELESS_SLOT } from './open-tampered';
import { type Subject, storedFile } from './subject';
import { count, newTally, type Tally } from './tally';
import { withChecksum } from './with-checksum';

export const MASKS = [1, 128] as const;

/**
 * Every byte of the stored text flipped. Bytes are decoded as a reader would that puts U+FFFD for what is
 * no UTF-8: the stricter kind (Chromium) gives the whole value up, so the product has less to notice.
 * @param some how many bytes to try, drawn at random; all of them when null
 */
export function flipBytes(subject: Subject, random: Random, some: number | null): Promise<Tally> {
  return flipAll(subject.text, random, some, async (text) =>
    openTampered(subject, { stored: parse(text), codes: DAMAGE }),
  );
}

/**
 * Every byte of the slots flipped by somebody who then repairs the checksum, so that salts and parameters
 * reach the KDF. What is not JSON any more has no checksum to repair and is left out.
 */
export function flipSlots(subject: Subject, random: Random, some: number | null): Promise<Tally> {
  const file = storedFile(subject);
  return flipAll(JSON.stringify(file.slots), random, some, async (text) => {
    const slots = parse(text);
    if (slots === undefined) return null;
    const stored = await withChecksum(subject, { ...file, slots });
    return openTampered(subject, { stored, codes: USELESS_SLOT });
  });
}

async function flipAll(
  text: string,
  random: Random,
  some: number | null,
  open: (text: string) => Promise<Verdict | null>,
): Promise<Tally> {
  const tally = newTally();
  const bytes = new TextEncoder().encode(text);
  const places = [...bytes.keys()];
  const chosen = some === null ? places : random.shuffled(places).slice(0, some);
  const flips = chosen.flatMap((at) => MASKS.map((mask) => ({ at, mask })));
  await sideBySide(flips, ({ at, mask }) =>
    count(tally, `byte ${at} ^ ${mask}`, open(flipped(bytes, at, mask))),
  );
  return tally;
}

function flipped(bytes: Uint8Array, at: number, mask: number): string {
  const changed = bytes.slice();
  changed[at] = (bytes[at] ?? 0) ^ mask;
  return new TextDecoder().decode(changed);
}

/** Undefined for what is not JSON: the browser has lost the value then. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
