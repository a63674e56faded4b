import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sampleToken } from '../testing/sample-token';
import { tokenRecordSchema } from './token-record';

const record = {
  ...sampleToken(),
  sharedWithApp: false,
  allowedSites: [],
  label: 'mine',
  providerId: 'example',
  providerName: 'Example',
  region: null,
  on: true,
  createdAt: 1,
  expiresAt: null,
  test: null,
  revocation: null,
};
const accepts = (changes: object) => v.safeParse(tokenRecordSchema, { ...record, ...changes }).success;

// Proves P3: No record can name more than exact hosts.
describe('tokenRecordSchema', () => {
  it('takes a whole record, and nothing less', () => {
    expect(accepts({})).toBe(true);
    const { secret: _, ...without } = record;
    expect(v.safeParse(tokenRecordSchema, without).success).toBe(false);
  });

  it.each([
    'https://*.example.com',
    'https://*',
    'https://*/*',
    'https://{tenant}.example.com',
    'https://{tenant}',
    'https://%7Btenant%7D.example.com',
    'https://.example.com',
    'https://api..example.com',
    'https://api.example.com.',
    'https://api.example.com.:8443',
    'https://api.example.com@evil.example',
    'https://api_x.example.com',
    'https://bücher.example',
    'https://',
    'http://',
    'https://[]',
    'https://[::1',
    'https://::1',
    'https://[::1%25eth0]',
    'https://[::ffff:1.2.3.4]',
    'https://[::1].example.com',
    'ftp://api.example.com',
    'https://api.example.com/',
    'https://api.example.com/x',
    'https://user@api.example.com',
    'https://API.example.com',
    'https://api.example.com:',
    'https://api.example.com:123456',
    'https://api.example.com\n',
    'file:///x',
  ])('refuses the origin %j', (origin) => {
    expect(accepts({ origins: [origin] })).toBe(false);
    expect(accepts({ allowedSites: [origin] })).toBe(false);
  });

  it.each(['https://com', 'https://com.', 'https://.com', 'https://a..b', 'https://localhost'])(
    'refuses the allowed site %s, which is no site of its own',
    (site) => {
      expect(accepts({ allowedSites: [site] })).toBe(false);
    },
  );

  it.each(['https://docs.example.com', 'https://docs.example.com:8443', 'https://10.0.0.1'])(
    'takes the allowed site %s',
    (site) => {
      expect(accepts({ allowedSites: [site] })).toBe(true);
    },
  );

  it.each(['api', '/api/', '/a*', '/a^', '/a|', '/a b', '//', '/a?b', '/a#b', '/ä', '/a\n'])(
    'refuses the path prefix %j',
    (pathPrefix) => {
      expect(accepts({ pathPrefix })).toBe(false);
    },
  );

  it.each(['', 'a b', 'a\n', 'ä', '\u200b', 'x'.repeat(8_193)])('refuses the secret %#', (secret) => {
    expect(accepts({ secret })).toBe(false);
  });

  it('needs a host, and no header where its key travels elsewhere', () => {
    expect(accepts({ origins: [] })).toBe(false);
    expect(accepts({ headers: [] })).toBe(true);
  });
});
