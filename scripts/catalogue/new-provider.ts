import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { getDomain } from 'tldts';

/**
 * Writes the file of a new provider, to be filled in: `npm run new:provider -- acme api.acme.com`. Everything in
 * capitals is to be replaced; `npm run providers:check -- acme` says what is missing.
 */
const [id = '', host = ''] = process.argv.slice(2);
const domain = getDomain(host);
const file = `catalogue/${id.slice(0, 1)}/${id}.json`;
if (!/^[a-z][a-z0-9-]{1,40}$/.test(id) || !/^[a-z0-9.-]+$/.test(host) || domain === null) {
  refuse(
    'npm run new:provider -- <id> <host>, as in acme api.acme.com. An id has small letters, digits and dashes.',
  );
}
if (existsSync(file)) refuse(`${file} is there already`);

function refuse(why: string): never {
  console.error(why);
  process.exit(1);
}

/** What ships. Leave out what has its default; `catalogue/README.md` explains every field. */
const provider = {
  $schema: '../schema.json',
  id,
  name: 'NAME',
  hosts: [{ origin: `https://${host}` }],
  headers: [{ name: 'Authorization', template: 'Bearer {token}' }],
  variables: [`${id.toUpperCase().replaceAll('-', '_')}_API_KEY`],
  checks: [
    {
      method: 'GET',
      path: '/CHECK',
      works: { status: [200], path: 'id', exists: true },
      identity: { kind: 'user', paths: ['name'] },
    },
  ],
  outcomes: [{ when: { status: [403] }, outcome: 'limited' }],
  messagePaths: ['message'],
  revoke: { pages: [{ url: `https://app.${domain}/SETTINGS` }], steps: ['Settings', 'API keys', 'Delete'] },
  docs: `https://docs.${domain}/AUTHENTICATION`,
  sites: [{ origin: `https://docs.${domain}`, kind: 'docs' }],
  sources: [`https://docs.${domain}/AUTHENTICATION`],
  confidence: 'medium',
};

mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(provider, null, 2)}\n`);
console.log(`written: ${file}`);
console.log(`Fill in what is in capitals, then: npm run providers:check -- ${id}`);
