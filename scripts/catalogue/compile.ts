import { toJsonSchema } from '@valibot/to-json-schema';
import { CATALOGUE_FORMAT, type CatalogueFile, storedProvider } from '../../core/providers/catalogue-file';
import { type Provider, providerSchema } from '../../core/providers/provider';

/**
 * The text of `catalogue.json`, which the background fetches from the extension itself on first use. No page's script
 * holds any of it.
 * @param version of the extension
 */
export function compileCatalogue(providers: readonly Provider[], version: string): string {
  const file: CatalogueFile = {
    format: CATALOGUE_FORMAT,
    version,
    providers: providers.map(storedProvider),
  };
  return JSON.stringify(file);
}

/** The text of `sources.json`, by id: what only the page of a provider shows. */
export function compileSources(providers: readonly Provider[]): string {
  const shown = providers.map(({ id, sources, docs, unverified, note }) => [
    id,
    { sources, docs, note, ...(unverified.length > 0 ? { unverified } : {}) },
  ]);
  return JSON.stringify(Object.fromEntries(shown));
}

/** The text of `catalogue/schema.json`: what a file of the catalogue may have, for editors and other tools. */
export function catalogueSchema(): string {
  const { $schema, ...schema } = toJsonSchema(providerSchema, { typeMode: 'input' });
  const title = 'A provider of Keybearer';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
