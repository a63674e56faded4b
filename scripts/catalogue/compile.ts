import { toJsonSchema } from '@valibot/to-json-schema';
import { CATALOGUE_FORMAT, type CatalogueFile } from '../../core/providers/catalogue-file';
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
    providers: providers.map(({ $schema: _schema, note: _note, ...provider }) => provider),
  };
  return JSON.stringify(file);
}

/** The text of `catalogue/schema.json`: what a file of the catalogue may have, for editors and other tools. */
export function catalogueSchema(): string {
  const { $schema, ...schema } = toJsonSchema(providerSchema, { typeMode: 'input' });
  const title = 'A provider of Keybearer';
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
