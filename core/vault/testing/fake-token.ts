import type { TokenRecord } from '../../token/token-record';

/** A whole record with an obviously fake secret. @param id 16 to 32 characters */
export function fakeToken(id: string, changes: Partial<TokenRecord> = {}): TokenRecord {
  return {
    id,
    label: `Label of ${id}`,
    providerId: 'example-provider',
    providerName: 'Example provider',
    secret: `fake-token-${id}`,
    fields: [],
    origins: ['https://api.example.com'],
    region: null,
    pathPrefix: '/v1',
    headers: [{ name: 'Authorization', template: 'Bearer {token}', encoding: 'plain' }],
    companions: [],
    sharedWithApp: false,
    allowedSites: ['https://docs.example.com'],
    on: true,
    scope: 'automatic',
    getOnly: false,
    withoutCookies: false,
    createdAt: 1_700_000_000_000,
    expiresAt: null,
    test: null,
    revocation: null,
    ...changes,
  };
}

/** Ids of the tokens that tests use. */
export const [FIRST, SECOND, THIRD] = ['first-token-0001', 'second-token-001', 'third-token-0001'] as const;
