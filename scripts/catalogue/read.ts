import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { type Provider, providerSchema } from '../../core/providers/provider';
import { lintCatalogue, lintProvider } from './lint';

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
  const faults: string[] = [];
  const providers = folders.flatMap((folder) =>
    filesIn(folder).flatMap((file) => {
      const { provider, faults: found } = readProvider(join(folder, file), file);
      faults.push(...found);
      return provider === null ? [] : [provider];
    }),
  );
  faults.push(...lintCatalogue(providers));
  if (faults.length > 0) throw new CatalogueError(faults);
  return providers.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
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
  const said = (place: string, reason: string): string =>
    `${file}: ${place === '' ? '' : `${place}: `}${reason}`;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { provider: null, faults: [said('', 'is not JSON')] };
  }
  const parsed = v.safeParse(providerSchema, json);
  if (!parsed.success) {
    const faults = parsed.issues.map((issue) => said(v.getDotPath(issue) ?? '', issue.message));
    return { provider: null, faults };
  }
  const provider = parsed.output;
  return { provider, faults: lintProvider(provider, file).map(([place, reason]) => said(place, reason)) };
}
