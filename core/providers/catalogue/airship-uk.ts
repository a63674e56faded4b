import type { Provider } from '../provider';

/** Airship, the CRM of airship.co.uk (not airship.com). */
export const airshipUk: Provider = {
  id: 'airship-uk',
  name: 'Airship',
  hosts: [{ origin: 'https://api.airship.co.uk', region: null }],
  pathPrefix: '',
  sharedWithApp: false,
  headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  tokenPattern: null,
  variables: ['AIRSHIP_API_TOKEN', 'AIRSHIP_ACCESS_TOKEN', 'AIRSHIP_TOKEN'],
  checks: [
    {
      method: 'GET',
      path: '/v1/account/units',
      works: { status: [200], path: 'data', exists: true },
      identity: { kind: 'unit', paths: ['data[0].name'] },
    },
  ],
  // A token made for writing only may not read the units.
  outcomes: [{ when: { status: [403] }, outcome: 'limited' }],
  messagePaths: ['errors[0].message'],
  limits: { wait: ['retry-after'] },
  revoke: {
    pages: [
      {
        url: 'https://academy.airship.co.uk/en/articles/5432372-how-to-create-api-access-tokens',
        region: null,
      },
    ],
    steps: ['Users', 'Personal Access Tokens', 'Revoke'],
  },
  sites: [{ origin: 'https://developers.airship.co.uk', kind: 'docs' }],
  sources: [
    'https://developers.airship.co.uk/rest-api/authentication',
    'https://developers.airship.co.uk/basics/units',
  ],
  confidence: 'medium',
};
