import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPath } from './classify';
import { identityChoices } from './identity-choices';

const SECRET = 'sample-secret-0000';
const choices = (body: unknown) => identityChoices(body, [SECRET]);

describe('lines that may name the owner', () => {
  it('are the texts of an answer, those of people and accounts first', () => {
    const body = {
      plan: 'pro',
      id: 7,
      user: { login: 'jane', bio: 'Likes bees', email: 'jane@acme.example' },
      teams: [{ name: 'Bees' }, { name: 'Wasps' }],
    };
    expect(choices(body)).toEqual([
      { path: 'user.login', text: 'jane' },
      { path: 'user.email', text: 'jane@acme.example' },
      { path: 'teams[0].name', text: 'Bees' },
      { path: 'plan', text: 'pro' },
      { path: 'user.bio', text: 'Likes bees' },
    ]);
  });

  it.each([
    ['the token itself', { name: SECRET }],
    ['the token within', { name: `Jane ${SECRET}` }],
    ['the token in base64', { name: btoa(SECRET) }],
    ['another token by its key', { api_token: 'jane' }],
    ['a password', { user: { password: 'bees' } }],
    ['what is below a key', { session: { name: 'jane' } }],
    ['a JWT', { name: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl' }],
    ['what a machine made', { name: 'a3f9c2e1b7d84f60' }],
    ['an id', { name: '01234567-89ab-cdef-0123-456789abcdef' }],
    ['an address', { name: 'https://acme.example/jane' }],
    ['a time', { name: '2026-11-22T09:00:00Z' }],
    ['nothing', { name: '' }],
    ['no text', { name: 7, user: null, list: [], on: true }],
    ['a name that no path has', { 'a.b': 'jane', 'a b': 'jane', ü: 'jane' }],
    ['a text alone', 'jane'],
    ['nothing at all', undefined],
  ])('are not %s', (_, body) => {
    expect(choices(body)).toEqual([]);
  });

  it('are cleaned', () => {
    expect(choices({ name: 'Jane\u202e\n<b>Doe' })).toEqual([{ path: 'name', text: 'Jane <b>Doe' }]);
  });

  it('are at most eight of 60 characters, lead back to their text, and take no time', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`n${at}`, 'x'.repeat(10)]));
    expect(choices(many)).toHaveLength(8);
    expect(choices(JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`))).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const found = choices(body);
        expect(found.length).toBeLessThanOrEqual(8);
        for (const { path, text } of found) {
          expect(Array.from(`${path}: ${text}`).length).toBeLessThanOrEqual(60);
          expect(typeof atPath(body, path)).toBe('string');
        }
      }),
    );
  });
});
