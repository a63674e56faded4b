import { CATALOGUE } from '../support/catalogue';
import { judge } from './judge';

/** Reads a corpus of pastes with every provider that ships, and prints how well each kind was recognised. */
const { figures, wrong, missed } = judge(CATALOGUE);
const columns = ['pastes', 'right', 'wrong', 'asked', 'says', 'said'] as const;
const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(32) : cell.padStart(9))).join('');
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
console.log(line([`${CATALOGUE.length} providers`, ...columns, 'precision', 'recall']));
for (const each of figures)
  console.log(
    line([
      each.kind,
      ...columns.map((column) => String(each[column])),
      share(each.right, each.right + each.wrong),
      share(each.said, each.says),
    ]),
  );
for (const each of missed) console.log(`missed  ${each}`);
for (const each of wrong) console.log(`WRONG   ${each}`);
const says = figures.reduce((sum, each) => sum + each.says, 0);
const said = figures.reduce((sum, each) => sum + each.said, 0);
console.log(
  `right where an address or a start says it: ${share(said, says)}; wrong without asking: ${wrong.length}`,
);
process.exitCode = wrong.length > 0 || said < 0.9 * says ? 1 : 0;
