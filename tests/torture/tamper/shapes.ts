import { isDeepStrictEqual } from 'node:util';
import type { Random } from '../random';
import { sideBySide } from '../side-by-side';
import { DAMAGE, openTampered, USELESS_SLOT } from './open-tampered';
import { type Subject, storedFile } from './subject';
import { count, newTally, type Tally } from './tally';
import { withChecksum } from './with-checksum';

/** What is in the place of every field in turn. */
const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  2 ** 60,
  '',
  'x',
  'A'.repeat(9000),
  [],
  {},
  [null],
];

type Path = readonly (string | number)[];

/**
 * Every field of the stored file missing, of every wrong type, and one too many in every object; each as it
 * is, and with the checksum made to fit.
 * @param some how many changes to try, drawn at random; all of them when null
 */
export async function changeShapes(subject: Subject, random: Random, some: number | null): Promise<Tally> {
  const tally = newTally();
  const file = storedFile(subject);
  const changes = pathsOf(file).flatMap((path) => [
    { what: `${path.join('.')} missing`, stored: changed(file, path, (parent, key) => remove(parent, key)) },
    ...WRONG.map((value) => ({
      what: `${path.join('.')} = ${JSON.stringify(value).slice(0, 20)}`,
      stored: changed(file, path, (parent, key) => Reflect.set(parent, key, value)),
    })),
    {
      what: `one more beside ${path.join('.')}`,
      stored: changed(file, path, (parent, key) => add(parent, key)),
    },
  ]);
  const chosen = some === null ? changes : random.shuffled(changes).slice(0, some);
  await sideBySide(chosen, async ({ what, stored }) => {
    await count(tally, what, openTampered(subject, { stored, codes: DAMAGE }));
    const repaired = await withChecksum(subject, stored);
    if (isDeepStrictEqual(repaired, file)) return;
    await count(tally, `${what}, repaired`, openTampered(subject, { stored: repaired, codes: USELESS_SLOT }));
  });
  return tally;
}

/** The text cut short after every byte: never JSON, so the browser has no value and the save before opens. */
export function cutShort({ text }: Subject): number {
  for (let length = 0; length < text.length; length += 1) {
    if (isJson(text.slice(0, length))) throw new Error(`the first ${length} characters are JSON`);
  }
  return text.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function changed<T extends object>(file: T, path: Path, change: (parent: object, key: string) => unknown): T {
  const copy = structuredClone(file);
  let parent: object = copy;
  for (const key of path.slice(0, -1)) parent = Reflect.get(parent, key) as object;
  change(parent, String(path.at(-1)));
  return copy;
}

function remove(parent: object, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

function add(parent: object, key: string): void {
  if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
  else Reflect.set(parent, `${key}More`, Reflect.get(parent, key));
}
