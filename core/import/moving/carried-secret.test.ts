import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../tests/support/catalogue';
import { carriedSecret } from './carried-secret';

const KEY = 'k3y-of-acme-0123456789ab';
const basic = (pair: string) => `Basic ${btoa(pair)}`;
/** `header: template` with the user, or why it is not taken. */
const header = (name: string, value: string) => {
  const carried = carriedSecret({ kind: 'header', header: name, value }, CATALOGUE);
  if (typeof carried === 'string') return carried;
  return `${carried.secret === KEY} ${carried.header.name}: ${carried.header.encoding} ${carried.header.template} ${carried.user ?? ''}`.trim();
};

describe('a header', () => {
  it.each([
    ['Authorization', `Bearer ${KEY}`, 'true Authorization: plain Bearer {token}'],
    ['authorization', `Token token=${KEY}`, 'true authorization: plain Token token={token}'],
    ['Authorization', KEY, 'true Authorization: plain {token}'],
    ['X-Api-Key', KEY, 'true X-Api-Key: plain {token}'],
    ['X-Acme', KEY, 'true X-Acme: plain {token}'],
    ['Authorization', basic(`jane:${KEY}`), 'true Authorization: basic {user}:{token} jane'],
    ['Authorization', basic(`${KEY}:`), 'true Authorization: basic {token}:'],
    ['Authorization', basic(`${KEY}:X`), 'true Authorization: basic {token}:X'],
    ['Authorization', basic(`:${KEY}`), 'true Authorization: basic :{token}'],
    ['Authorization', `Basic ${KEY}`, 'true Authorization: plain Basic {token}'],
    ['User-Agent', 'Mozilla/5.0 (X11)', 'not-a-secret'],
    ['X-Feature', 'variant2', 'not-a-secret'],
    ['X-Correlation-Id', KEY, 'not-a-secret'],
    ['Host', 'api.acme.example', 'not-a-secret'],
    ['X-Original-Url', `/${KEY}`, 'not-a-secret'],
    ['X-Impersonate-User', KEY, 'not-a-secret'],
    ['Sudo', KEY, 'not-a-secret'],
    ['Cookie', `session=${KEY}`, 'cookie'],
    ['X-Api-Key', '', 'variable-without-value'],
    ['X-Api-Key', '{{key}}', 'variable-without-value'],
    ['Authorization', 'Bearer {{token}}', 'variable-without-value'],
    ['Authorization', 'Bearer $TOKEN', 'variable-without-value'],
    ['Authorization', 'Bearer your-api-key', 'example'],
    ['Authorization', 'Bearer ••••••••abcd', 'example'],
    ['Authorization', basic('user:your-password'), 'example'],
    ['Authorization', basic('{{user}}:{{password}}'), 'variable-without-value'],
    ['Authorization', 'AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=abc', 'not-a-header'],
    ['X_Api_Key', KEY, 'true X_Api_Key: plain {token}'],
    ['Proxy-Authorization', `Bearer ${KEY}`, 'no-legal-name'],
    ['X-Api-Key\u202e', KEY, 'no-legal-name'],
    ['X-Api-Key: a\r\nX-Other', KEY, 'no-legal-name'],
    ['', KEY, 'no-legal-name'],
    ['X-Api-Key', `${KEY}\r\nHost: evil.test`, 'not-a-secret'],
    ['X-Api-Key', 'ключ-0123456789abcdef', 'not-a-secret'],
    ['X-Api-Key', 'k3y'.repeat(3_000), 'not-a-secret'],
  ])('%j, row %#', (name, value, expected) => {
    expect(header(name, value)).toBe(expected);
  });
});

describe('a variable', () => {
  it.each([
    ['ACME_TOKEN', KEY, true],
    ['ACME_TOKEN', `Bearer ${KEY}`, true],
    ['ACME_PASSWORD', KEY, true],
    ['ACME_ID', KEY, 'not-a-secret'],
    ['RELEASE', 'a1b2c3d4e5f6a7b8c9d0', 'not-a-secret'],
    ['ACME_TOKEN_URL', 'https://acme.example/token', 'not-a-secret'],
    ['ACME_TOKEN', '', 'variable-without-value'],
    ['ACME_TOKEN', '\u0024{OTHER}', 'variable-without-value'],
    ['ACME_TOKEN', 'changeme', 'example'],
    ['ACME_PRIVATE_KEY', '-----BEGIN PRIVATE KEY-----\nabc', 'not-a-secret'],
  ])('%s with %j', (variable, value, expected) => {
    const carried = carriedSecret({ kind: 'variable', variable, value }, CATALOGUE);
    expect(typeof carried === 'string' ? carried : carried.secret === KEY).toBe(expected);
  });
});
