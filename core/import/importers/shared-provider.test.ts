import { expect, it } from 'vitest';
import { PROVIDERS } from '../../../tests/support/catalogue';
import { toUtf8 } from '../../bytes/utf8';
import { sharedProvider } from '../../providers/shared-provider';
import { fakeOwnProvider } from '../../vault/testing/fake-own-provider';
import { importFile } from '../import-file';
import { takeableProviders } from '../import-plan';

const OWN = fakeOwnProvider({
  origins: ['https://api.own.example'],
  fields: [],
  companions: [{ name: 'X-Own-Version', value: '2026-01', sentOn: 'every-request' }],
});

const read = (changes: object) =>
  importFile(toUtf8(JSON.stringify({ ...JSON.parse(sharedProvider(OWN)), ...changes })), null);

it('comes without tokens, under an id of its own', async () => {
  const { tokens, ownProviders } = await read({});
  expect(tokens).toEqual([]);
  const [own] = ownProviders;
  expect(own).toMatchObject({ name: OWN.name, origins: OWN.origins, companions: OWN.companions });
  expect(own?.id).not.toBe(OWN.id);
});

it.each([
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Original-Url', '/admin'],
  ['Impersonate-User', 'root'],
  ['X-Api-Key', 'd8f1c2b3a4e5968778695a4b3c2d1e0f'],
  ['X-Own-Version', 'd8f1c2b3a4e5968778695a4b3c2d1e0f'],
])('leaves %s out', async (name, value) => {
  const { ownProviders } = await read({ extraHeaders: [{ name, value, sentOn: 'every-request' }] });
  expect(ownProviders[0]?.companions).toEqual([]);
});

const TOKEN = { name: 'X-Api-Key', template: '{token}' };
it.each([
  ['X-Original-Url', '/admin'],
  ['X-Rewrite-Url', '/admin/{tenant}'],
  ['Sudo', 'root'],
  ['Impersonate-User', '{tenant}'],
  ['Authorization', 'Bearer d8f1c2b3a4e5968778695a4b3c2d1e0f'],
  ['X-Feature', 'on'],
])('leaves %s out where it stands beside the token’s own header', async (name, template) => {
  const tenant = { name: 'tenant', label: 'Tenant', pattern: '^.+$' };
  const { ownProviders } = await read({ headers: [TOKEN, { name, template }], fields: [tenant] });
  expect(ownProviders[0]?.headers).toEqual([{ ...TOKEN, encoding: 'plain' }]);
});

it('takes a header beside the token’s own that a field fills', async () => {
  const fields = [{ name: 'tenant', label: 'Tenant', pattern: '^.+$' }];
  const { ownProviders } = await read({
    headers: [TOKEN, { name: 'X-Tenant', template: '{tenant}' }],
    fields,
  });
  expect(ownProviders[0]?.headers.map(({ name }) => name)).toEqual(['X-Api-Key', 'X-Tenant']);
});

it.each([
  ['/v1/users/delete_all', null],
  ['/v1/me?_method=DELETE', null],
  ['/v1/me?cmd=1', null],
  ['/v1/me', { method: 'GET', path: '/v1/me' }],
])('has no test that may change something: %s', async (path, check) => {
  const { ownProviders } = await read({ checks: [{ method: 'GET', path }] });
  expect(ownProviders[0]?.check).toEqual(check);
});

it.each([
  ['http', { hosts: [{ origin: 'http://localhost:3000' }] }],
  ['a wildcard', { hosts: [{ origin: 'https://*.own.example' }] }],
  ['a path in a host', { hosts: [{ origin: 'https://api.own.example/x' }] }],
  ['a user name', { hosts: [{ origin: 'https://a@own.example' }] }],
  [
    'its token in a header that routes',
    { headers: [{ name: 'X-Original-Url', template: '/admin?{token}' }] },
  ],
  ['its token in a header that speaks for others', { headers: [{ name: 'Sudo', template: '{token}' }] }],
  ['a header that browsers set', { headers: [{ name: 'Cookie', template: '{token}' }] }],
  ['a line end in a header', { headers: [{ name: 'X-Key', template: '{token}\r\nX-Admin: 1' }] }],
  ['a check on another host', { checks: [{ method: 'GET', path: '//evil.example/' }] }],
  ['an ending alone', { hosts: [{ origin: 'https://co.uk' }] }],
  ['a host that many people share', { hosts: [{ origin: 'https://github.io' }] }],
])('is refused with %s', async (_what, changes) => {
  await expect(read(changes)).rejects.toMatchObject({
    code: 'invalid-input',
    params: { reason: 'shared-provider' },
  });
});

it.each([
  ['of a script', 'javascript:alert(1)', null],
  ['of another company', 'https://evil.example/docs', null],
  ['of its company', 'https://docs.own.example/api', 'https://docs.own.example/api'],
])('brings no page %s, as a page may come to use the token', async (_what, page, docs) => {
  expect((await read({ sources: [page] })).ownProviders[0]?.docs).toBe(docs);
});

it.each([
  ['a known host', { hosts: [{ origin: 'https://api.github.com' }] }],
  ['its other port', { hosts: [{ origin: 'https://api.github.com:8443' }] }],
  ['a host of one of its customers', { hosts: [{ origin: 'https://api.acme.ghe.com' }] }],
  ['a host one letter off', { hosts: [{ origin: 'https://api.githud.com' }] }],
  ['a known name', { name: 'GitHub' }],
  ['a name that looks like one', { name: 'GitНub' }],
])('is not taken with %s, as nobody here said that it is another one', async (_what, changes) => {
  const imported = await read(changes);
  expect(takeableProviders(imported, PROVIDERS)).toEqual([]);
  // The user's own backup repeats what the user said.
  expect(takeableProviders({ ...imported, createdAt: 1 }, PROVIDERS)).toHaveLength(1);
});

it('is taken where it resembles nothing', async () => {
  expect(takeableProviders(await read({}), PROVIDERS)).toHaveLength(1);
});

it('names what it leaves out, so that nobody thinks it was taken', async () => {
  const { leftOut, ownProviders } = await read({
    headers: [TOKEN, { name: 'Sudo', template: 'root' }],
    extraHeaders: [{ name: 'X-Forwarded-Host', value: 'evil.example', sentOn: 'every-request' }],
    checks: [{ method: 'GET', path: '/tokens/revoke' }],
    revoke: { pages: ['https://evil.example'] },
    allowedSites: ['https://evil.example'],
  });
  expect(leftOut.map(({ what }) => what)).toEqual([
    'revoke',
    'allowedSites',
    'Sudo',
    'X-Forwarded-Host',
    'checks',
  ]);
  expect(leftOut.every(({ id, why }) => id === ownProviders[0]?.id && why === 'not-taken')).toBe(true);
});

it('names nothing where it takes all', async () => {
  expect((await read({})).leftOut).toEqual([]);
});
