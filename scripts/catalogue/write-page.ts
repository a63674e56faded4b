import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSchema } from './compile';
import { PROVIDERS_PAGE, providersPage } from './page';
import { CATALOGUE_FOLDER, readProviders } from './read';

/** `npm run providers:docs`: writes the page about all providers, and the JSON schema of their files. */
const providers = readProviders(CATALOGUE_FOLDER);
writeFileSync(PROVIDERS_PAGE, providersPage(providers));
writeFileSync(join(CATALOGUE_FOLDER, 'schema.json'), catalogueSchema());
console.log(`written: ${PROVIDERS_PAGE} with ${providers.length} APIs, and catalogue/schema.json`);
