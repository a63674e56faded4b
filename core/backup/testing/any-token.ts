import fc from 'fast-check';
import type { TokenRecord } from '../../token/token-record';
import { fakeToken } from '../../vault/testing/fake-token';

const ids = ['first-token-0001', 'second-token-001', 'third-token-0001', 'fourth-token-001'] as const;
const hosts = [
  'https://api.example.com',
  'https://eu.example.com:8443',
  'https://10.0.0.1',
  'http://[::1]:3000',
] as const;
const sites = ['https://docs.example.com', 'https://console.example.org'] as const;
const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
});

const fields: fc.Arbitrary<TokenRecord['fields']> = fc.uniqueArray(
  fc.record(
    {
      name: fc.constantFrom('tenant', 'account_id', 'second_secret'),
      value: visible.filter((text) => text !== ''),
      secret: fc.boolean(),
    },
    { noNullPrototype: true },
  ),
  { selector: ({ name }) => name },
);

/** Any token of a few that know each other: same ids, hosts and headers come up again. */
export const anyToken: fc.Arbitrary<TokenRecord> = fc
  .record(
    {
      label: fc.string({ maxLength: 20 }),
      secret: visible.filter((text) => text !== ''),
      fields,
      origins: fc.subarray([...hosts], { minLength: 1 }),
      region: fc.constantFrom(null, 'EU', 'US'),
      allowedSites: fc.subarray([...sites]),
      headers: fc
        .constantFrom('Authorization', 'X-Api-Key')
        .map((name) => [{ name, template: 'Bearer {token}', encoding: 'plain' as const }]),
      sharedWithApp: fc.boolean(),
      on: fc.boolean(),
      scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const),
      getOnly: fc.boolean(),
      withoutCookies: fc.boolean(),
      layInClear: fc.boolean(),
      createdAt: fc.nat(),
      replacedAt: fc.nat(),
      expiresAt: fc.option(fc.nat()),
      id: fc.constantFrom(...ids),
    },
    {
      noNullPrototype: true,
      requiredKeys: [
        'id',
        'label',
        'secret',
        'fields',
        'origins',
        'region',
        'allowedSites',
        'headers',
        'sharedWithApp',
        'on',
        'scope',
        'getOnly',
        'withoutCookies',
        'createdAt',
        'expiresAt',
      ],
    },
  )
  .map(({ id, ...parts }) => fakeToken(id, parts));

/** Several, each id once. */
export const anyTokens: fc.Arbitrary<readonly TokenRecord[]> = fc.uniqueArray(anyToken, {
  selector: ({ id }) => id,
});
