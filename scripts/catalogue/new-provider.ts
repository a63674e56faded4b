import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes the two files of a new provider, to be filled in: `npm run new:provider -- acme api.acme.com`. Everything in
 * capitals is to be replaced; `npm run unit -- catalogue providers` says what is missing.
 */
const [id = '', host = 'api.example.com'] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) {
  throw new Error('usage: npm run new:provider -- <id> <host>; an id has small letters, digits and dashes');
}

const HEADER = { name: 'Authorization', template: 'Bearer {token}' };
const TOKEN = `sample-${id}-token-0000000000000000`;
const domain = host.split('.').slice(1).join('.');

/** What ships. Leave out what has its default; `catalogue/README.md` explains every field. */
const provider = {
  $schema: '../schema.json',
  id,
  name: 'NAME',
  hosts: [{ origin: `https://${host}` }],
  headers: [HEADER],
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
  sites: [{ origin: `https://docs.${domain}`, kind: 'docs' }],
  sources: [`https://docs.${domain}/AUTHENTICATION`],
  confidence: 'high',
};

/** What the tests know, from the vendor's documents and not from the file above. */
const data = {
  id,
  hosts: { main: host },
  docs: `docs.${domain}`,
  consoles: [],
  credential: [{ name: 'authorization', value: 'Bearer {token}' }],
  errorBody: { message: '{message}' },
  answers: [
    { when: { path: '/CHECK', caller: 'stranger' }, status: 401, body: { message: 'Unauthorized' } },
    { when: { path: '/CHECK', behaviour: ['forbidden'] }, status: 403, body: { message: 'Forbidden' } },
    { when: { path: '/CHECK' }, status: 200, body: { id: '{account}', name: '{holder}' } },
  ],
  samples: {
    main: { token: TOKEN, region: 'main', holder: 'Sample User' },
    forbidden: {
      token: TOKEN.replace('0000', '1111'),
      region: 'main',
      behaviour: 'forbidden',
      holder: 'no rights',
    },
  },
  expected: [
    {
      name: id,
      request: `GET https://${host}/CHECK`,
      sample: 'main',
      lines: [`authorization: Bearer ${TOKEN}`, 'cache-control: no-cache, no-store', 'if-range: "none"'],
      absent: ['x-api-key'],
    },
  ],
};

const FILES = {
  [`catalogue/${id.slice(0, 1)}/${id}.json`]: provider,
  [`tests/providers/${id}.json`]: data,
};

for (const file of Object.keys(FILES)) if (existsSync(file)) throw new Error(`${file} is there already`);
for (const [file, content] of Object.entries(FILES)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`written: ${file}`);
}
console.log('Fill in what is in capitals, then: npm run fix, and npm run unit -- catalogue providers');
