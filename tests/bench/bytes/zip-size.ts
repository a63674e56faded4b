import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** Bytes around every file of a zip: its local header and its entry in the directory, without the names. */
const HEADERS = 30 + 46;
/** Bytes at a zip's end. */
const END = 22;

/** Bytes of the zip of a folder, as the format counts them; nothing is written. */
export function zipSize(dir: string): number {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return files.reduce((sum, file) => sum + entrySize(relative(dir, file), readFileSync(file)), END);
}

function entrySize(name: string, content: Buffer): number {
  const packed = Math.min(content.length, deflateRawSync(content, { level: 9 }).length);
  return HEADERS + 2 * Buffer.byteLength(name) + packed;
}
