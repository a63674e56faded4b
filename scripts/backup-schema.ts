import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../core/backup/testing/published-schema';

/** `npm run backup:schema`: writes the schema that other programs judge a backup by, from the one that we read with. */
writeFileSync('docs/backup.schema.json', `${JSON.stringify(publishedSchema(), null, 2)}\n`);
