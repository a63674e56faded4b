import { quietMoment } from './quiet-moment';

/** What is compared, by name: each measures one sample. */
export type Sides<Name extends string, Sample> = Readonly<Record<Name, () => Promise<Sample>>>;

export interface Rounds<Name extends string, Sample> {
  /** The samples of each side; the same place is the same round. */
  readonly samples: Readonly<Record<Name, readonly Sample[]>>;
  /** How many rounds began on a machine with little else to do. */
  readonly quiet: number;
}

/**
 * Measures every side once a round, in turn, so that what slows the machine for a while slows all of them.
 * The order turns round from one round to the next, so that none profits from its place.
 */
export async function interleave<Name extends string, Sample>(
  rounds: number,
  sides: Sides<Name, Sample>,
  awaitQuiet: () => Promise<boolean> = quietMoment,
): Promise<Rounds<Name, Sample>> {
  const names = Object.keys(sides) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Sample[]>;
  let quiet = 0;
  for (const name of names) await sides[name]();
  for (let round = 0; round < rounds; round += 1) {
    if (await awaitQuiet()) quiet += 1;
    for (const name of orderOf(names, round)) samples[name].push(await sides[name]());
  }
  return { samples, quiet };
}

/** Each order is followed by its reverse, and every name comes first equally often. */
function orderOf<Name extends string>(names: readonly Name[], round: number): readonly Name[] {
  const first = Math.floor(round / 2) % names.length;
  const order = [...names.slice(first), ...names.slice(0, first)];
  return round % 2 === 0 ? order : order.reverse();
}
