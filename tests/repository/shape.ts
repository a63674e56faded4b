import { readFileSync } from 'node:fs';
import { importPathsOf, importsOf, productFiles } from './product-files';
import { ROOMS } from './rooms';

/** Relative imports on a hundred lines: where there are many, what belongs together is spread over files. */
export const MOST_IMPORTS = { core: 8, platform: 8, components: 12, background: 14, pages: 14 } as const;
export type Wing = keyof typeof MOST_IMPORTS;

export interface WingShape {
  readonly wing: Wing;
  readonly files: number;
  readonly lines: number;
  /** Relative imports on a hundred lines. */
  readonly imports: number;
}

export interface RoomShape {
  readonly room: string;
  readonly files: number;
  readonly lines: number;
  /** Rooms of the same wing that it imports from, in their order. */
  readonly below: readonly string[];
}

export const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;
const sum = (numbers: readonly number[]): number => numbers.reduce((before, number) => before + number, 0);

export function wingOf(file: string): Wing {
  const [first] = file.split('/');
  if (first === 'core' || first === 'platform' || first === 'components') return first;
  return file.startsWith('entrypoints/background/') ? 'background' : 'pages';
}

/** How large each wing is, and how much of it only fetches other parts. */
export function wingShapes(): readonly WingShape[] {
  return (Object.keys(MOST_IMPORTS) as Wing[]).map((wing) => {
    const files = productFiles.filter((file) => wingOf(file) === wing);
    const lines = sum(files.map(linesOf));
    const imports = (100 * sum(files.map((file) => importPathsOf(file).length))) / lines;
    return { wing, files: files.length, lines, imports };
  });
}

/** Every room that has a place in the order, and what it stands on. */
export function roomShapes(): readonly RoomShape[] {
  return Object.entries(ROOMS).flatMap(([wing, rooms]) => {
    const roomOf = (file: string): string | undefined =>
      rooms.find((room) => file.startsWith(`${wing}/${room}/`));
    return rooms.map((room) => {
      const files = productFiles.filter((file) => file.startsWith(`${wing}/${room}/`));
      const targets = new Set(files.flatMap((file) => importsOf(file).map(roomOf)));
      const below = rooms.filter((other) => other !== room && targets.has(other));
      return { room: `${wing}/${room}`, files: files.length, lines: sum(files.map(linesOf)), below };
    });
  });
}
