import { toJsonSchema } from '@valibot/to-json-schema';
import { catalogueFileOf } from '../../core/providers/catalogue-file';
import { type Provider, providerSchema } from '../../core/providers/provider';
import { sourcesFileOf } from '../../core/providers/sources-file';

/**
 * The text of `catalogue.json`, which the background fetches from the extension itself on first use. No page's script
 * holds any of it.
 * @param version of the extension
 */
export function compileCatalogue(providers: readonly Provider[], version: string): string {
  return JSON.stringify(catalogueFileOf(providers, version));
}

/** The text of `sources.json`: what only the page of a provider shows, in the order of the catalogue. */
export function compileSources(providers: readonly Provider[], version: string): string {
  return JSON.stringify(sourcesFileOf(providers, version));
}

/** The text of `catalogue/schema.json`: what a file of the catalogue may have, for editors and other tools. */
export function catalogueSchema(): string {
  const { $schema, ...schema } = toJsonSchema(providerSchema, { typeMode: 'input' });
  const title = 'A provider of Keybearer';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
