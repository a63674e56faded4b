import { quietMoment } from './quiet-moment';

/** What is compared, by name: each measures one sample. */
export type Sides<Name extends string, Sample> = Readonly<Record<Name, () => Promise<Sample>>>;

/**
 * Measures every side once a round, in turn, so that what slows the machine for a while slows all of them.
 * The order turns round from one round to the next, so that none profits from its place.
 * @returns the samples of each side; the same place is the same round
 */
export async function interleave<Name extends string, Sample>(
  rounds: number,
  sides: Sides<Name, Sample>,
): Promise<Readonly<Record<Name, readonly Sample[]>>> {
  const names = Object.keys(sides) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>;
  for (const name of names) await sides[name]();
  for (let round = 0; round < rounds; round += 1) {
    await quietMoment();
    for (const name of orderOf(names, round)) samples[name].push(await sides[name]());
  }
  return samples;
}

/** Each order is followed by its reverse, and every name comes first equally often. */
function orderOf<Name extends string>(names: readonly Name[], round: number): readonly Name[] {
  const first = Math.floor(round / 2) % names.length;
  const order = [...names.slice(first), ...names.slice(0, first)];
  return round % 2 === 0 ? order : order.reverse();
}
