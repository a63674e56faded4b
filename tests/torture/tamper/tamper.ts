import type { Start } from '../bundle';
import { seededRandom } from '../random';
import type { Report } from '../report';
import { attack } from './attacks';
import { flipBytes, flipSlots } from './flips';
import { changeShapes, cutShort } from './shapes';
import { makeSubject } from './subject';
import { type Tally, totalOf } from './tally';

export interface TamperOptions {
  readonly seed: number;
  /** Bytes to flip and fields to change, drawn at random; all of them when null. */
  readonly bytes: number | null;
}

/** Changes a stored vault in every way there is, and looks at what opens. */
export async function tamper(start: Start, { seed, bytes }: TamperOptions): Promise<Report> {
  const subject = await makeSubject(start);
  const random = seededRandom(seed);
  const flips = await flipBytes(subject, random, bytes);
  const slots = await flipSlots(subject, random, bytes);
  const shapes = await changeShapes(subject, random, bytes);
  const attacks = await attack(subject);
  const cuts = cutShort(subject);
  const tallies = [flips, slots, shapes, attacks];
  const failures = tallies.flatMap(({ silent }) => silent).sort();
  const facts = [
    `${subject.text.length} bytes, ${totalOf(flips)} flips (${wordsOf(flips)})`,
    `${totalOf(slots)} flips of slots with the checksum repaired (${wordsOf(slots)}; the KDF ran ${subject.argon2.ran()} times)`,
    `${totalOf(shapes)} fields missing, extra or of another type (${wordsOf(shapes)})`,
    `${totalOf(attacks)} attacks`,
    `cut short at ${cuts} bytes`,
    `${failures.length} silent changes`,
  ];
  return { line: `tamper: seed ${seed}, ${facts.join('; ')}`, failures };
}

function wordsOf({ verdicts }: Tally): string {
  const order = ['set aside', 'repaired', 'fell back', 'refused', 'harmless'] as const;
  return order.map((verdict) => `${verdicts.get(verdict) ?? 0} ${verdict}`).join(', ');
}
