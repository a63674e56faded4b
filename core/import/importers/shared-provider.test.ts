import { expect, it } from 'vitest';
import { toUtf8 } from '../../bytes/utf8';
import { sharedProvider } from '../../providers/shared-provider';
import { fakeOwnProvider } from '../../vault/testing/fake-own-provider';
import { importFile } from '../import-file';

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
  ['a header that browsers set', { headers: [{ name: 'Cookie', template: '{token}' }] }],
  ['a line end in a header', { headers: [{ name: 'X-Key', template: '{token}\r\nX-Admin: 1' }] }],
  ['a check on another host', { checks: [{ method: 'GET', path: '//evil.example/' }] }],
  ['a script as documents', { sources: ['javascript:alert(1)'] }],
])('is refused with %s', async (_what, changes) => {
  await expect(read(changes)).rejects.toMatchObject({ code: expect.any(String) });
});
