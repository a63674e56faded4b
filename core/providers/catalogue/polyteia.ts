import type { Provider } from '../provider';

/** Polyteia: one RPC endpoint on the host of its own web app. Errors can come inside a 200. */
export const polyteia: Provider = {
  id: 'polyteia',
  name: 'Polyteia',
  hosts: [{ origin: 'https://app.polyteia.com', region: null }],
  pathPrefix: '/api',
  sharedWithApp: true,
  headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  tokenPattern: null,
  variables: ['POLYTEIA_API_KEY', 'POLYTEIA_TOKEN', 'POLYTEIA_ACCESS_KEY', 'POLYTEIA_PAK'],
  checks: [
    {
      // A query only reads.
      method: 'POST',
      path: '/api',
      body: '{"query":"list_organizations","params":{"page":1,"size":1}}',
      headers: { 'Content-Type': 'application/json' },
      works: { status: [200], path: 'data', exists: true },
      identity: { kind: 'account', paths: ['data.items[0].name'] },
    },
  ],
  outcomes: [
    { when: { status: [403] }, outcome: 'limited' },
    { when: { path: 'error.code', equals: 403 }, outcome: 'limited' },
    { when: { path: 'error.code', equals: 'FORBIDDEN' }, outcome: 'limited' },
    { when: { path: 'error.code', equals: 'forbidden' }, outcome: 'limited' },
    { when: { path: 'error.code', equals: 401 }, outcome: 'refused' },
    { when: { path: 'error.code', equals: 'UNAUTHORIZED' }, outcome: 'refused' },
    { when: { path: 'error.code', equals: 'unauthorized' }, outcome: 'refused' },
    { when: { status: [200], path: 'error', exists: true }, outcome: 'unclear' },
  ],
  messagePaths: ['error.message', 'message', 'error'],
  limits: { wait: ['retry-after'] },
  revoke: {
    pages: [{ url: 'https://app.polyteia.com/', region: null }],
    steps: ['Settings', 'Personal Access Keys', 'Delete'],
  },
  sites: [{ origin: 'https://docs.polyteia.com', kind: 'docs' }],
  sources: [
    'https://docs.polyteia.com/api-docs/en/authentication',
    'https://docs.polyteia.com/api-docs/en/organization',
  ],
  confidence: 'medium',
};
