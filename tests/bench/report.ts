import { arch, cpus, loadavg } from 'node:os';
import { type Ratio, ratioOf } from './statistics/ratio';
import { medianOf, summaryOf } from './statistics/summary';

const LABEL = 48;

/** A line above a group of figures, and whether the machine let them be measured well. */
export function printTitle(title: string, rounds?: number, quiet?: number): void {
  console.log(`\n${title}`);
  if (rounds !== undefined) console.log(`  ${quiet} of ${rounds} rounds began on a quiet machine`);
}

/** Median and quartiles of one side, in milliseconds. */
export function printSamples(label: string, samples: readonly number[], note = ''): void {
  const { median, lower, upper, count } = summaryOf(samples);
  const spread = `${lower.toFixed(2)} – ${upper.toFixed(2)}`;
  console.log(
    `  ${label.padEnd(LABEL)}${median.toFixed(2).padStart(8)}   ${spread.padEnd(18)}n = ${count}   ${note}`,
  );
}

/** What one side takes more than the other, in the middle, in milliseconds. */
export function printDifference(label: string, ours: readonly number[], theirs: readonly number[]): void {
  const difference = medianOf(ours) - medianOf(theirs);
  console.log(`  ${label.padEnd(LABEL)}${difference.toFixed(2).padStart(8)}`);
}

/** How two sides compare. The aim stands beside it and decides nothing. */
export function printRatio(
  label: string,
  ours: readonly number[],
  theirs: readonly number[],
  note: string,
): void {
  const ratio = ratioOf(ours, theirs);
  console.log(`  ${label.padEnd(LABEL)}${ratio.value.toFixed(3).padStart(8)}   ${interval(ratio)}${note}`);
}

export function printKilobytes(label: string, bytes: number, note = ''): void {
  console.log(`  ${label.padEnd(LABEL)}${(bytes / 1000).toFixed(1).padStart(8)}   ${note}`);
}

export function printNumber(label: string, value: number, note = ''): void {
  console.log(`  ${label.padEnd(LABEL)}${value.toFixed(3).padStart(8)}   ${note}`);
}

/** What the figures depend on besides the product. A load above 1 before the start spoils them. */
export function printMachine(browser: string): void {
  const [load = 0] = loadavg();
  const { length: cores, 0: core } = cpus();
  const machine = `${cores} × ${core?.model.trim() ?? arch()}`;
  console.log(`${browser}, node ${process.versions.node}, ${machine}, load ${load.toFixed(1)}`);
}

function interval({ lowest, highest }: Ratio): string {
  return `${lowest.toFixed(3)} – ${highest.toFixed(3)}`.padEnd(18);
}
