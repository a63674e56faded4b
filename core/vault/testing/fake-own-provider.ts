import type { OwnProvider } from '../../providers/own-provider';

export const OWN_ID = 'own-aaaaaaaaaaaaaaaaaaaaaa';

/** A provider that a user described. */
export function fakeOwnProvider(changes: Partial<OwnProvider> = {}): OwnProvider {
  return {
    id: OWN_ID,
    name: 'Own API',
    origins: ['https://api.own.example', 'http://localhost:3000'],
    pathPrefix: '/v1',
    headers: [{ name: 'X-Api-Key', template: '{token}', encoding: 'plain' }],
    fields: [{ name: 'tenant', label: 'Tenant', secret: false, pattern: '^[a-z]+$' }],
    companions: [{ name: 'X-Tenant', value: '{tenant}', sentOn: 'every-request' }],
    check: { method: 'GET', path: '/v1/me' },
    docs: 'https://docs.own.example/api',
    sharedWithApp: false,
    createdAt: 1_700_000_000_000,
    ...changes,
  };
}
