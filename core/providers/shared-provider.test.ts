import { describe, expect, it } from 'vitest';
import { fakeOwnProvider } from '../vault/testing/fake-own-provider';
import type { OwnProvider } from './own-provider';
import { looksShared, readSharedProvider, sharedProvider } from './shared-provider';

const PLAIN = fakeOwnProvider({
  origins: ['https://api.own.example', 'https://eu.own.example:8443'],
  fields: [],
  companions: [{ name: 'X-Own-Version', value: '2026-01', sentOn: 'every-request' }],
});

function described({ id: _id, createdAt: _at, ...input }: OwnProvider) {
  return input;
}

describe('a shared provider', () => {
  it.each([
    ['with a version header', PLAIN],
    ['without a check', { ...PLAIN, check: null }],
    [
      'with a pair as Basic',
      { ...PLAIN, headers: [{ name: 'Authorization', template: ':{token}', encoding: 'basic' as const }] },
    ],
    ['on its app’s host', { ...PLAIN, sharedWithApp: true, pathPrefix: '' }],
  ])('is read back as it was: %s', (_what, own) => {
    const file = sharedProvider(own);
    expect(looksShared(file)).toBe(true);
    expect(readSharedProvider(file)).toEqual({ input: described(own), leftOut: [] });
  });

  it('keeps fields, and no pattern of a file', () => {
    const own = fakeOwnProvider();
    expect(readSharedProvider(sharedProvider(own)).input.fields).toEqual([
      { name: 'tenant', label: 'Tenant', secret: false, pattern: null },
    ]);
  });

  it('names nothing of the vault', () => {
    const file = sharedProvider(PLAIN);
    expect(file).not.toContain(PLAIN.id);
    expect(file).not.toContain(String(PLAIN.createdAt));
  });

  it.each([
    ['sites', [{ origin: 'https://evil.example', kind: 'docs' }]],
    ['allowedSites', ['https://evil.example']],
    ['revoke', { pages: [{ url: 'https://evil.example/' }], steps: [] }],
    ['tokenPattern', '^(a+)+$'],
    ['outcomes', [{ when: { status: [403] }, outcome: 'works' }]],
    ['consoles', []],
    ['on', true],
  ])('brings no %s', (key, value) => {
    const file = JSON.stringify({ ...JSON.parse(sharedProvider(PLAIN)), [key]: value });
    expect(readSharedProvider(file)).toEqual({ input: described(PLAIN), leftOut: [key] });
  });

  it('brings no check that writes', () => {
    const checks = [{ method: 'POST', path: '/v1/delete', body: '{}', works: { status: [200] } }];
    const file = JSON.stringify({ ...JSON.parse(sharedProvider(PLAIN)), checks });
    expect(readSharedProvider(file)).toMatchObject({ input: { check: null }, leftOut: ['checks'] });
  });

  it.each([
    ['no JSON', '{"hosts": [], "headers": '],
    ['another file', '{"name": "x"}'],
    ['no host', '{"name": "x", "hosts": [], "headers": [{"name":"A","template":"{token}"}]}'],
    ['too much', JSON.stringify({ ...JSON.parse(sharedProvider(PLAIN)), note: 'x'.repeat(70_000) })],
    ['a list', '[1]'],
  ])('is refused: %s', (_what, content) => {
    expect(() => readSharedProvider(content)).toThrow(
      expect.objectContaining({ params: { reason: 'shared-provider' } }),
    );
  });
});
