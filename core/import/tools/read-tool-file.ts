import { jsonDepth } from '../../backup/json-depth';
import type { Bytes } from '../../bytes/bytes';
import { textEncodingOf } from '../../bytes/text-encoding';
import { KeybearerError } from '../../errors/keybearer-error';
import { jsonErrorAt } from '../../shapes/json-error';
import { looksLikeEnvFile, readEnvFile } from './env-file';
import { headerEditor } from './header-editor';
import { headerly } from './headerly';
import { modHeader } from './mod-header';
import { openModHeader } from './open-mod-header';
import { postmanCollection, postmanEnvironment } from './postman';
import { requestly } from './requestly';
import type { ToolFile, ToolReader } from './tool-file';

/** In the order in which they are asked: those with the clearest marks first. */
const READERS: readonly ToolReader[] = [
  postmanCollection,
  requestly,
  headerly,
  openModHeader,
  modHeader,
  headerEditor,
  postmanEnvironment,
];

/** Folders of Postman nest in a file four levels each; what nests deeper than this is not parsed. */
const DEEPEST = 128;
/** Bytes that tell whether a file may be one. */
const START = 1000;

/** Whether a file may be one of another tool: JSON, variables, or an archive that holds one. Looks at its first bytes. */
export function mayBeToolFile(file: Bytes): boolean {
  if (isZip(file)) return true;
  const encoding = textEncodingOf(file);
  // UTF-8 is read byte by byte here: a letter of several bytes may be cut off at the end.
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'latin1' : encoding);
  const start = decoder.decode(file.slice(0, START)).replace(/^ï»¿/, '');
  return !start.includes('\0') && (isJson(start) || looksLikeEnvFile(start));
}

/**
 * Reads a file of another tool. The content says which one, the name of the file says nothing.
 * @returns null for the file of a tool that is not known
 * @throws {KeybearerError} `zip-file` for an archive; `damaged-file` with line and column, for JSON that ends or breaks
 *   off; no part of the file is in an error
 */
export function readToolFile(file: Bytes): ToolFile | null {
  if (isZip(file)) throw new KeybearerError('zip-file');
  const text = textOf(file);
  if (text === null) return null;
  if (!isJson(text)) return readEnvFile(text);
  if (jsonDepth(text) > DEEPEST) return null;
  const json = parsed(text);
  for (const reader of READERS) {
    const read = reader.read(json);
    if (read !== null) return read;
  }
  return null;
}

function isZip(file: Bytes): boolean {
  return (
    file[0] === 0x50 &&
    file[1] === 0x4b &&
    (file[2] === 3 || file[2] === 5) &&
    (file[3] === 4 || file[3] === 6)
  );
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

function textOf(file: Bytes): string | null {
  try {
    return new TextDecoder(textEncodingOf(file), { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No cause: the message of the parser quotes the file.
    const { line, column } = jsonErrorAt(text) ?? { line: 1, column: 1 };
    throw new KeybearerError('damaged-file', { line, column });
  }
}
