import type { Provider } from '../provider';

/** Pylon. The region can't be read off a token; the other region says so itself. */
export const pylon: Provider = {
  id: 'pylon',
  name: 'Pylon',
  hosts: [
    { origin: 'https://api.usepylon.com', region: 'US' },
    { origin: 'https://api.eu.usepylon.com', region: 'EU' },
  ],
  pathPrefix: '',
  sharedWithApp: false,
  headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  tokenPattern: null,
  variables: ['PYLON_API_KEY', 'PYLON_API_TOKEN', 'PYLON_TOKEN'],
  checks: [
    {
      method: 'GET',
      path: '/me',
      works: { status: [200], path: 'data', exists: true },
      identity: { kind: 'account', paths: ['data.name'], idPath: 'data.id' },
    },
  ],
  outcomes: [
    { when: { path: 'code', equals: 'wrong_region_token' }, outcome: 'other-region' },
    { when: { path: 'code', equals: 'permission_denied' }, outcome: 'limited' },
    // The documents promise the list of errors, not the code. Bad tokens get a 401.
    { when: { status: [403], path: 'code', exists: true }, outcome: 'unclear' },
    { when: { status: [403], path: 'errors[0]', exists: true }, outcome: 'limited' },
  ],
  messagePaths: ['errors[0]'],
  limits: { wait: ['x-retry-after', 'retry-after'] },
  revoke: {
    pages: [{ url: 'https://app.usepylon.com/settings/api-tokens', region: null }],
    steps: ['Settings', 'API tokens'],
  },
  sites: [
    { origin: 'https://docs.usepylon.com', kind: 'docs' },
    { origin: 'https://app.usepylon.com', kind: 'console' },
  ],
  sources: [
    'https://docs.usepylon.com/pylon-docs/developer/api/authentication',
    'https://docs.usepylon.com/pylon-docs/developer/api/errors',
  ],
  confidence: 'high',
};
