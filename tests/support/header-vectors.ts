import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One file of `tests/vectors/headers`; its README describes the format. */
export interface HeaderVector {
  /** File name without `.txt`. */
  readonly name: string;
  readonly method: string;
  readonly url: string;
  /** The page that fetches, or null for a navigation. */
  readonly pageOrigin: string | null;
  readonly token: string;
  /** The lines the server must see, sorted. */
  readonly lines: readonly string[];
  /** Every header judged: those of the lines and those that must be absent. */
  readonly names: readonly string[];
}

const FOLDER = fileURLToPath(new URL('../vectors/headers/', import.meta.url));

export function readHeaderVectors(): readonly HeaderVector[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parseHeaderVector(file.slice(0, -4), readFileSync(FOLDER + file, 'utf8')));
}

export function parseHeaderVector(name: string, text: string): HeaderVector {
  const kept = text.split('\n').filter((line) => !line.startsWith('#'));
  const end = kept.indexOf('');
  const scene = (word: string): string => {
    const line = kept.slice(0, end).find((each) => each.startsWith(`${word} `));
    if (line === undefined) throw new Error(`${name}: no line "${word}"`);
    return line.slice(word.length + 1);
  };
  const expected = kept.slice(end).filter((line) => line !== '');
  const lines = expected.filter((line) => !line.startsWith('! ')).sort();
  const absent = expected.filter((line) => line.startsWith('! ')).map((line) => line.slice(2));
  const [method = '', url = ''] = scene('request').split(' ');
  const [how, origin] = scene('how').split(' ');
  return {
    name,
    method,
    url,
    pageOrigin: how === 'page-fetch' && origin !== undefined ? origin : null,
    token: scene('token'),
    lines,
    names: [...lines.map((line) => line.slice(0, line.indexOf(':'))), ...absent],
  };
}
