import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { providerSchema } from '../../../core/providers/provider';
import { lintProvider } from '../lint';

const GOOD = {
  id: 'sample',
  name: 'Sample',
  hosts: [{ origin: 'https://{tenant}.api.sample-vendor.com' }],
  headers: [
    { name: 'X-Key', template: '{token}' },
    { name: 'X-Team', template: '{team}' },
  ],
  fields: [
    { name: 'tenant', label: 'Tenant', pattern: '^[a-z0-9-]{1,63}$', cutFromToken: '^key_([a-z]{2})$' },
    { name: 'team', label: 'Team', pattern: '^[A-Za-z0-9]{1,20}$', optional: true },
  ],
  checks: [{ method: 'GET', path: '/teams/{team}', works: { status: [200] } }],
  sources: ['https://docs.sample-vendor.com/auth'],
  confidence: 'medium',
};
const [tenant, team] = GOOD.fields;
const needed = { ...team, optional: false };
const [check] = GOOD.checks;
const call = { method: 'DELETE', path: '/token', works: { status: [204] } };

function faults(changes: object): readonly string[] {
  const provider = v.parse(providerSchema, { ...GOOD, fields: [tenant, needed], ...changes });
  return lintProvider(provider, 's/sample.json').map((fault) => fault.join(': '));
}

describe('a file', () => {
  it('with a tenant, a field in its path and one cut from the token has no faults', () => {
    expect(faults({})).toEqual([]);
  });

  it('with a call that revokes by an id has none', () => {
    const byId = { ...call, id: { path: '/me', at: 'id' }, path: '/tokens/{id}' };
    expect(faults({ revoke: { call: byId } })).toEqual([]);
    expect(faults({ revoke: { call: { ...call, origin: 'https://auth.sample-vendor.com' } } })).toEqual([]);
    const named = { ...call, withToken: false, body: '{"token":"{token}"}' };
    expect(faults({ revoke: { call: named } })).toEqual([]);
    const form = { ...named, type: 'form', body: 'token={token}' };
    expect(faults({ revoke: { call: form } })).toEqual([]);
  });

  it('with a body has none, be it JSON, a question in GraphQL or a form', () => {
    const given = [
      ['{"team":"{team}"}', {}],
      ['{"query":"{ teams { id } }"}', {}],
      ['team={team}', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ] as const;
    for (const [body, changes] of given) {
      const post = { ...check, method: 'POST', harmless: 'It only lists teams.', body, ...changes };
      expect(faults({ checks: [post] })).toEqual([]);
    }
  });

  it.each<[what: string, changes: object, fault: string]>([
    [
      'a tenant that is a company of its own',
      { hosts: [{ origin: 'https://{tenant}.github.io' }], sharedWithApp: true },
      'hosts.0.origin: github.io gives names to anybody',
    ],
    [
      'a host that may be the app',
      { hosts: [{ origin: 'https://{tenant}.sample-vendor.com' }] },
      'sharedWithApp: nothing says that https://{tenant}.sample-vendor.com serves an API only',
    ],
    [
      'a field of a path that takes two dots',
      { fields: [tenant, { ...needed, pattern: '^[0-9.]+$' }] },
      'fields.1.pattern: takes "..", which leads elsewhere',
    ],
    [
      'a tenant that takes a host',
      { fields: [{ ...tenant, pattern: '^[^/]*$' }, needed] },
      'fields.0.pattern: takes "evil.com#"',
    ],
    [
      'two groups to cut',
      { fields: [{ ...tenant, cutFromToken: '^(k)_([a-z]{2})$' }, needed] },
      'fields.0.cutFromToken: has not exactly one group',
    ],
    ['an optional field in a path', { fields: GOOD.fields }, 'fields.1.optional: nothing is sent without it'],
    [
      'an optional tenant of the only host',
      { fields: [{ ...tenant, optional: true }, needed] },
      'fields.0.optional: nothing is sent without it',
    ],
    [
      'a key in a path',
      { checks: [{ ...check, path: '/keys/{token}/{team}' }] },
      'checks.0.path: a path is no place for a secret',
    ],
    [
      'a second secret in a path',
      { fields: [tenant, { ...needed, secret: true }] },
      'checks.0.path: a path is no place for a secret',
    ],
    [
      'a key in a body',
      { checks: [{ ...check, method: 'POST', body: '{"key":"{token}"}', harmless: 'It only lists keys.' }] },
      'checks.0.body: the key does not travel in a body',
    ],
    [
      'a revocation elsewhere',
      { revoke: { call: { ...call, origin: 'https://api.evil.com' } } },
      'revoke.call.origin: is not of the domain of any host',
    ],
    [
      'a revocation of an unknown id',
      { revoke: { call: { ...call, path: '/tokens/{id}' } } },
      'revoke.call.id: goes with {id}',
    ],
    [
      'a revocation of nothing',
      { revoke: { call: { ...call, withToken: false } } },
      'revoke.call: names no token at all',
    ],
    [
      'a key in the path of a revocation',
      { revoke: { call: { ...call, path: '/tokens/{token}' } } },
      'revoke.call: a path is no place for a secret',
    ],
    [
      'a key in the path that asks for the id',
      { revoke: { call: { ...call, id: { path: '/tokens/{token}', at: 'id' }, path: '/tokens/{id}' } } },
      'revoke.call: a path is no place for a secret',
    ],
    [
      'a field that nobody gives where the id is asked for',
      { revoke: { call: { ...call, id: { path: '/{account}', at: 'id' }, path: '/tokens/{id}' } } },
      'headers: {account} is no field',
    ],
    [
      'a key in a header of a revocation',
      { revoke: { call: { ...call, headers: { 'X-Key': '{token}' } } } },
      'revoke.call.headers: is sent as it stands here',
    ],
    [
      'a field in a header of a check',
      { checks: [{ ...check, headers: { 'X-Account': '{team}' } }] },
      'checks.0.headers: is sent as it stands here',
    ],
    [
      'a body that is no JSON',
      { checks: [{ ...check, method: 'POST', body: '{"team":"{team}"', harmless: 'It only lists teams.' }] },
      'checks.0.body: is no JSON',
    ],
    [
      'a value that would be a part of a body',
      { checks: [{ ...check, method: 'POST', body: '{"team":{team}}', harmless: 'It only lists teams.' }] },
      'checks.0.body: is no JSON',
    ],
    [
      'a revocation whose body is no JSON',
      { revoke: { call: { ...call, body: 'token={token}' } } },
      'revoke.call.body: is no JSON',
    ],
    [
      'a revocation that any answer proves',
      { revoke: { call: { ...call, works: {} } } },
      'revoke.call.works: says no status',
    ],
    ['a day to come', { seenRefusing: '2999-01-01' }, 'seenRefusing: is a day to come'],
  ])('with %s is refused', (_what, changes, fault) => {
    expect(faults(changes).filter((each) => each.startsWith(fault))).not.toEqual([]);
  });
});
