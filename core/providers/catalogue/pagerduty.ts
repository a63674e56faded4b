import type { Provider } from '../provider';

const ACCEPT = 'application/vnd.pagerduty+json;version=2';

/** PagerDuty REST API v2. User keys answer on `/users/me`, account keys only on `/abilities`. */
export const pagerduty: Provider = {
  id: 'pagerduty',
  name: 'PagerDuty',
  hosts: [
    { origin: 'https://api.pagerduty.com', region: 'US' },
    { origin: 'https://api.eu.pagerduty.com', region: 'EU' },
  ],
  pathPrefix: '',
  sharedWithApp: false,
  headers: [{ name: 'Authorization', template: 'Token token={token}', encoding: 'plain' }],
  fields: [],
  companions: [{ name: 'Accept', value: ACCEPT, sentOn: 'navigation' }],
  tokenPattern: '^(?:u\\+[A-Za-z0-9_+-]{18}|[A-Za-z0-9_+-]{20})$',
  variables: ['PAGERDUTY_API_KEY', 'PAGERDUTY_TOKEN', 'PAGERDUTY_API_TOKEN', 'PAGERDUTY_USER_TOKEN'],
  samples: ['y_NbAkKc66ryYTWUXYEu', 'someToken1234567890'],
  checks: [
    {
      method: 'GET',
      path: '/users/me',
      headers: { Accept: ACCEPT },
      works: { status: [200], path: 'user', exists: true },
      identity: { kind: 'user', paths: ['user.name', 'user.email'], idPath: 'user.html_url' },
      // An account key has no user to answer for.
      next: { status: [400] },
    },
    {
      method: 'GET',
      path: '/abilities',
      headers: { Accept: ACCEPT },
      works: { status: [200], path: 'abilities', exists: true },
    },
  ],
  // 402: the plan lacks the ability. Both need a good key first.
  outcomes: [{ when: { status: [402, 403] }, outcome: 'limited' }],
  messagePaths: ['error.message'],
  limits: {
    remaining: 'ratelimit-remaining',
    limit: 'ratelimit-limit',
    wait: ['ratelimit-reset', 'retry-after'],
  },
  revoke: {
    pages: [
      { url: 'https://app.pagerduty.com/', region: 'US' },
      { url: 'https://app.eu.pagerduty.com/', region: 'EU' },
    ],
    steps: ['My Profile', 'User Settings', 'API Access'],
  },
  sites: [
    { origin: 'https://developer.pagerduty.com', kind: 'docs' },
    { origin: 'https://app.pagerduty.com', kind: 'console', region: 'US' },
    { origin: 'https://app.eu.pagerduty.com', kind: 'console', region: 'EU' },
  ],
  consoles: [
    { below: 'eu.pagerduty.com', region: 'EU', except: ['api', 'events', 'identity', 'status'] },
    {
      below: 'pagerduty.com',
      region: 'US',
      except: [
        'api',
        'community',
        'developer',
        'developer-v1',
        'docs',
        'eu',
        'events',
        'go',
        'identity',
        'info',
        'response',
        'status',
        'support',
        'university',
        'v2',
        'www',
      ],
    },
  ],
  sources: [
    'https://developer.pagerduty.com/docs/authentication',
    'https://support.pagerduty.com/main/docs/api-access-keys',
    'https://support.pagerduty.com/docs/service-regions',
  ],
  confidence: 'high',
};
