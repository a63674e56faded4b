import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Provider, providerSchema } from '../../core/providers/provider';
import { lintCatalogue, lintProvider } from './lint';
import { schemaWords } from './schema-words';

/** The folder of the providers that ship. */
export const CATALOGUE_FOLDER = fileURLToPath(new URL('../../catalogue/', import.meta.url));

/** Why a catalogue was refused: one line a fault, each with the file, the place and the reason. */
export class CatalogueError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the catalogue has faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'CatalogueError';
    this.faults = faults;
  }
}

/**
 * Reads and checks every provider: `<letter>/<id>.json` below each of the folders.
 * @param folders those after the first add to it
 * @returns the providers in the order of their names
 * @throws {CatalogueError} with all faults of all files
 */
export function readProviders(...folders: readonly string[]): readonly Provider[] {
  const { read, faults } = filesOf(folders);
  const providers = read.map(({ provider }) => provider);
  const found = [
    ...faults,
    ...read.flatMap(({ provider, file }) =>
      lintProvider(provider, file).map(([place, reason]) => said(file, place, reason)),
    ),
    ...lintCatalogue(providers),
  ];
  if (found.length > 0) throw new CatalogueError(found);
  return inOrder(providers);
}

/**
 * The same without the rules that the schema can't say, which take seconds. For tests: one of them checks the rules.
 * @throws {CatalogueError} for a file that the schema refuses
 */
export function loadProviders(...folders: readonly string[]): readonly Provider[] {
  const { read, faults } = filesOf(folders);
  if (faults.length > 0) throw new CatalogueError(faults);
  return inOrder(read.map(({ provider }) => provider));
}

/** The faults of the files of one id, by file; one that has none is empty. */
export function faultsByFile(folder: string, id: string): ReadonlyMap<string, readonly string[]> {
  const files = filesIn(folder).filter((file) => basename(file) === `${id}.json`);
  return new Map(
    files.map((file) => {
      const { provider, faults } = readProvider(join(folder, file), file);
      const found = provider === null ? [] : lintProvider(provider, file);
      return [file, [...faults, ...found.map(([place, reason]) => said(file, place, reason))]];
    }),
  );
}

interface ReadFile {
  readonly file: string;
  readonly provider: Provider;
}

function filesOf(folders: readonly string[]): {
  readonly read: readonly ReadFile[];
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const read = folders.flatMap((folder) =>
    filesIn(folder).flatMap((file) => {
      const { provider, faults: found } = readProvider(join(folder, file), file);
      faults.push(...found);
      return provider === null ? [] : [{ file, provider }];
    }),
  );
  return { read, faults };
}

const byName = new Intl.Collator('en');

function inOrder(providers: readonly Provider[]): readonly Provider[] {
  return providers.toSorted((one, other) => byName.compare(one.name, other.name));
}

function said(file: string, place: string, reason: string): string {
  return `${file}: ${place === '' ? '' : `${place}: `}${reason}`;
}

function filesIn(folder: string): readonly string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      // The JSON schema lies beside the folders.
      .filter((file) => file !== 'schema.json')
      .sort()
  );
}

function readProvider(
  path: string,
  file: string,
): { readonly provider: Provider | null; readonly faults: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { provider: null, faults: [said(file, '', 'is not JSON')] };
  }
  const parsed = v.safeParse(providerSchema, json);
  if (parsed.success) return { provider: parsed.output, faults: [] };
  const faults = parsed.issues.map((issue) => {
    const place = v.getDotPath(issue) ?? '';
    return said(file, place, schemaWords(issue, place));
  });
  return { provider: null, faults };
}
