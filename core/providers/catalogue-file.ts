import * as v from 'valibot';
import { KeybearerError } from '../errors/keybearer-error';
import type { Provider } from './provider';
import { type Providers, providersOf } from './providers';

/** Counts the shapes of the compiled file. */
export const CATALOGUE_FORMAT = 1;

/** The compiled catalogue, as the build writes it into the extension. */
export interface CatalogueFile {
  readonly format: typeof CATALOGUE_FORMAT;
  /** Of the extension that it was built with. */
  readonly version: string;
  readonly providers: readonly Provider[];
}

// The build has checked every provider (`scripts/catalogue/compile.ts`); here only a file that is not the build's is found out.
const catalogueFileSchema = v.strictObject({
  format: v.literal(CATALOGUE_FORMAT),
  version: v.string(),
  providers: v.pipe(
    v.array(v.custom<Provider>((value) => typeof value === 'object' && value !== null && 'id' in value)),
    v.minLength(1),
  ),
});

/**
 * The providers of a compiled catalogue.
 * @param text of the file
 * @param version of the extension that reads it
 * @throws {KeybearerError} `no-catalogue` where it is cut, or of another version: one that is older would have other
 *   hosts and headers than this version was tested with
 */
export function readCatalogue(text: string, version: string): Providers {
  const parsed = v.safeParse(catalogueFileSchema, parsedJson(text));
  if (!parsed.success) throw new KeybearerError('no-catalogue', { reason: 'damaged' });
  if (parsed.output.version !== version)
    throw new KeybearerError('no-catalogue', { reason: 'other-version' });
  return providersOf(parsed.output.providers);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
