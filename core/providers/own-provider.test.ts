import * as v from 'valibot';
import { expect, it } from 'vitest';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import { type OwnProviderInput, ownProviderInputSchema } from './own-provider';

const { id: _id, createdAt: _createdAt, ...GOOD } = fakeOwnProvider();
const fits = (changes: object) => v.is(ownProviderInputSchema, { ...GOOD, ...changes });

it('is taken from a page as it is', () => {
  const read: OwnProviderInput = v.parse(ownProviderInputSchema, GOOD);
  expect(read).toEqual(GOOD);
  expect(fits({ identityPath: 'data.user.name', docs: null, check: null })).toBe(true);
});

const [header] = GOOD.headers;
const [field] = GOOD.fields;
const [companion] = GOOD.companions;
it.each([
  ['an id', { id: 'own-aaaaaaaaaaaaaaaaaaaaaa' }],
  ['a key that nobody knows', { allowedSites: [] }],
  ['one in a header', { headers: [{ ...header, later: 1 }] }],
  ['one in a field', { fields: [{ ...field, later: 1 }] }],
  ['one in an extra header', { companions: [{ ...companion, later: 1 }] }],
  ['one in a check', { check: { ...GOOD.check, later: 1 } }],
  ['no header', { headers: [] }],
  ['nine headers', { headers: Array(9).fill(header) }],
  ['nine fields', { fields: Array(9).fill(field) }],
  ['17 extra headers', { companions: Array(17).fill(companion) }],
  ['65 hosts', { origins: Array(65).fill('https://api.acme.example') }],
  ['no host', { origins: [] }],
  ['a long name', { name: 'x'.repeat(41) }],
  ['a check that writes', { check: { method: 'POST', path: '/v1' } }],
  ['the whole answer as its name', { identityPath: '' }],
  ['a path that is none', { identityPath: 'a..b' }],
  ['a long path', { identityPath: 'x'.repeat(201) }],
])('is refused from a page with %s', (_, changes) => {
  expect(fits(changes)).toBe(false);
});
