import { describe, expect, it } from 'vitest';
import type { TokenView } from '../../../../core/pages/snapshot';
import { besideName, drawnOf, grouped, hostsText } from './token-groups';

const make = (id: string, provider: string, ...hosts: readonly string[]) =>
  ({
    id,
    providerId: provider.toLowerCase(),
    providerName: provider,
    region: null,
    origins: hosts.map((host) => `https://${host}`),
  }) as unknown as TokenView;

const TOKENS = [
  make('a', 'Acme', 'api.acme.example'),
  make('b', 'Beta', 'api.beta.example', 'eu.beta.example'),
  make('c', 'Acme', 'api.acme.example'),
  make('d', 'Acme', 'pages.acme.example'),
];
const shape = (groups: ReturnType<typeof grouped>) =>
  groups.map(({ name, ids, tokens }) => [name, ids.join(''), tokens.map(({ id }) => id).join('')]);

describe('groups of a list', () => {
  it('stand where their first token stood, and keep its order', () => {
    expect(shape(grouped(TOKENS, 'provider'))).toEqual([
      ['Acme', 'acd', 'acd'],
      ['Beta', 'b', 'b'],
    ]);
    expect(shape(grouped(TOKENS, 'host')).map(([name]) => name)).toEqual([
      'api.acme.example',
      'api.beta.example',
      'pages.acme.example',
    ]);
    expect(shape(grouped(TOKENS, 'none'))).toEqual([[null, 'abcd', 'abcd']]);
  });

  it('go on over pages, under their name and with all of their tokens to choose', () => {
    const groups = grouped(TOKENS, 'provider');
    expect(shape(drawnOf(groups, 0, 2))).toEqual([['Acme', 'acd', 'ac']]);
    expect(shape(drawnOf(groups, 2, 2))).toEqual([
      ['Acme', 'acd', 'd'],
      ['Beta', 'b', 'b'],
    ]);
    expect(drawnOf(groups, 4, 2)).toEqual([]);
  });

  it('leave to the row what neither its group nor its name says', () => {
    const [, beta] = TOKENS;
    if (beta === undefined) throw new Error('no token');
    expect(hostsText(beta)).toBe('api.beta.example +1');
    expect([besideName(beta, 'provider'), besideName(beta, 'host')]).toEqual(['api.beta.example +1', 'Beta']);
  });
});
