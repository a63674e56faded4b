import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import type { Provider } from '../providers/provider';
import { knownFields } from './known-fields';
import { readPaste } from './read-paste';

const KEY_HEADER = { name: 'X-Sample-Key', template: '{token}', encoding: 'plain' } as const;
const SECRET_HEADER = { name: 'X-Sample-Secret', template: 'v1 {secret}', encoding: 'plain' } as const;
const BASIC_HEADER = { name: 'Authorization', template: '{tenant}:{secret}', encoding: 'basic' } as const;
const SAMPLE: Provider = {
  ...knownProvider('pylon'),
  id: 'sample',
  name: 'Sample Maker',
  hosts: [{ origin: 'https://{tenant}.sample-api.com', region: null }],
  headers: [KEY_HEADER, SECRET_HEADER],
  fields: [
    { name: 'tenant', label: 'Tenant', secret: false, optional: false, pattern: '^[a-z0-9-]+$' },
    { name: 'secret', label: 'Secret', secret: true, optional: false, pattern: '^.+$' },
  ],
  sites: [],
  variables: [],
};
const BASIC: Provider = {
  ...SAMPLE,
  headers: [KEY_HEADER, BASIC_HEADER],
};
const KEY = 'key_0f8a2c4e6b8d1a3c5e7f';
const SECRET = 'sec_9e7d5b3a1c8f6e4d2b0a';
const reading = (paste: string, tab: string | null = null, provider = SAMPLE) =>
  readPaste(paste, tab, [...CATALOGUE, provider]);
const onlyToken = (given: ReturnType<typeof readPaste>) => {
  if (given.kind !== 'token') throw new Error(given.kind);
  return given.token;
};

describe('the fields that a paste says', () => {
  it('are the tenant of its address and the secret of the other header', () => {
    const paste = `curl https://acme.sample-api.com/me -H 'X-Sample-Key: ${KEY}' -H 'X-Sample-Secret: v1 ${SECRET}'`;
    const token = onlyToken(reading(paste));
    expect(token.secret).toBe(KEY);
    expect(token.owner.providerId).toBe('sample');
    expect(knownFields(token, SAMPLE)).toEqual({ tenant: 'acme', secret: SECRET });
  });

  it('are a pair of Basic beside the token', () => {
    const paste = `curl https://acme.sample-api.com/me -H 'X-Sample-Key: ${KEY}' -u 'acme:${SECRET}'`;
    const token = onlyToken(reading(paste, null, BASIC));
    expect(token.secret).toBe(KEY);
    expect(knownFields(token, BASIC)).toEqual({ tenant: 'acme', secret: SECRET });
  });

  it('are the tenant of the address also where the pair names another one', () => {
    const paste = `curl https://acme.sample-api.com/me -H 'X-Sample-Key: ${KEY}' -u 'evil:${SECRET}'`;
    expect(knownFields(onlyToken(reading(paste, null, BASIC)), BASIC)).toEqual({
      tenant: 'acme',
      secret: SECRET,
    });
  });

  it.each<[template: string, user: string, isFilled: boolean]>([
    ['a.+:{secret}', 'a.+', true],
    ['a.+:{secret}', 'abb', false],
    ['acct[1]:{secret}', 'acct[1]', true],
    ['acct[1]:{secret}', 'acct1', false],
    ['a{2}:{secret}', 'aa', false],
    ['a{1,}:{secret}', 'aaa', false],
    ['{2}:{secret}', 'a', false],
  ])('are those of the template %s for the name %s: %s', (template, user, isFilled) => {
    const provider: Provider = { ...BASIC, headers: [KEY_HEADER, { ...BASIC_HEADER, template }] };
    const paste = `curl https://acme.sample-api.com/me -H 'X-Sample-Key: ${KEY}' -u '${user}:${SECRET}'`;
    const given = reading(paste, null, provider);
    const tokens = given.kind === 'none' ? [] : given.kind === 'token' ? [given.token] : given.tokens;
    const secrets = tokens.map((token) => knownFields(token, provider)['secret']);
    expect(secrets.includes(SECRET)).toBe(isFilled);
  });

  it('go from no request to the token of another', () => {
    const call = (tenant: string, key: string, secret: string) =>
      `curl https://${tenant}.sample-api.com/me -H 'X-Sample-Key: ${key}' -u '${tenant}:${secret}'`;
    const given = reading(
      `${call('acme', KEY, SECRET)}\n${call('evil', `${KEY}b`, `${SECRET}b`)}`,
      null,
      BASIC,
    );
    if (given.kind !== 'several') throw new Error(given.kind);
    expect(given.tokens.map((token) => knownFields(token, BASIC))).toEqual([
      { tenant: 'acme' },
      { tenant: 'evil' },
    ]);
  });

  it('are no tenant of a page of the vendor, nor of a name that is nobody’s', () => {
    const sites = [{ origin: 'https://wiki.sample-api.com', kind: 'docs' as const, region: null }];
    const provider = { ...SAMPLE, sites };
    for (const host of ['wiki', 'docs', 'status']) {
      const token = onlyToken(reading(`X-Sample-Key: ${KEY}`, `https://${host}.sample-api.com/x`, provider));
      expect(knownFields(token, provider)).toEqual({});
    }
  });

  it('are the tenant of the tab for a token that stands alone', () => {
    const token = onlyToken(reading(`X-Sample-Key: ${KEY}`, 'https://acme.sample-api.com/v1'));
    expect(knownFields(token, SAMPLE)).toEqual({ tenant: 'acme' });
  });

  it('are none of another provider, of a host below the tenant, and of a look-alike', () => {
    const token = onlyToken(reading(`curl https://acme.sample-api.com/me -H 'X-Sample-Key: ${KEY}'`));
    expect(knownFields(token, knownProvider('pylon'))).toEqual({});
    expect(knownFields(token, undefined)).toEqual({});
    for (const host of ['a.b.sample-api.com', 'acme.sample-api.com.evil.test', 'acme.sample-api.com:8443']) {
      const other = onlyToken(reading(`curl https://${host}/me -H 'X-Sample-Key: ${KEY}'`));
      expect(knownFields(other, SAMPLE)).toEqual({});
    }
  });

  it('take no secret away where it is all that the paste has', () => {
    const plain = { name: 'X-Sample-Secret', template: '{secret}', encoding: 'plain' as const };
    const provider = { ...SAMPLE, headers: [...SAMPLE.headers.slice(0, 1), plain] };
    const paste = `curl https://acme.sample-api.com/me -H 'X-Sample-Secret: ${SECRET}'`;
    expect(onlyToken(reading(paste, null, provider)).secret).toBe(SECRET);
  });
});
