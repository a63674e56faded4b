import type { Provider } from '../provider';

/** SplxAI Probe Platform API. The hosts are those of the vendor's OpenAPI document. */
export const splxaiProbe: Provider = {
  id: 'splxai-probe',
  name: 'SplxAI',
  hosts: [
    { origin: 'https://api.probe.splx.ai', region: 'EU' },
    { origin: 'https://us.api.probe.splx.ai', region: 'US' },
  ],
  pathPrefix: '',
  sharedWithApp: false,
  headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
  fields: [],
  companions: [],
  tokenPattern: null,
  variables: ['SPLX_API_KEY', 'SPLXAI_API_KEY', 'PROBE_API_KEY'],
  aliases: ['splx', 'splxai'],
  // The documented answer is an array.
  checks: [
    {
      method: 'GET',
      path: '/api/v2/benchmarks/models',
      works: { status: [200], path: 'length', exists: true },
    },
  ],
  outcomes: [{ when: { status: [403] }, outcome: 'limited' }],
  messagePaths: ['error.message'],
  limits: { wait: ['retry-after'] },
  revoke: {
    pages: [
      { url: 'https://probe.splx.ai/', region: 'EU' },
      { url: 'https://us.probe.splx.ai/', region: 'US' },
    ],
    steps: ['Settings', 'Personal Access Tokens', 'Delete'],
  },
  sites: [
    { origin: 'https://docs.probe.splx.ai', kind: 'docs' },
    { origin: 'https://probe.splx.ai', kind: 'console', region: 'EU' },
    { origin: 'https://us.probe.splx.ai', kind: 'console', region: 'US' },
  ],
  sources: [
    'https://docs.probe.splx.ai/platform-api/authentication',
    'https://docs.probe.splx.ai/platform-api/api-reference/benchmarks',
  ],
  confidence: 'high',
};
