import { expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { InvalidInputError } from '../errors/invalid-input-error';
import { checkAllowedSite } from './allowed-site';

it.each(['https://docs.example.com', 'https://example.co.uk', 'https://me.github.io', 'https://a.b.c:8443'])(
  'takes %s',
  (site) => {
    expect(() => checkAllowedSite(site)).not.toThrow();
  },
);

it('takes every site that a provider suggests', () => {
  for (const { sites } of CATALOGUE) {
    for (const { origin } of sites) expect(() => checkAllowedSite(origin)).not.toThrow();
  }
});

// Proves P2: Public suffixes and shared hosting are refused as allowed pages.
it.each([
  'https://com',
  'https://com.',
  'https://co.uk',
  'https://github.io',
  'https://herokuapp.com',
  'https://localhost',
  'https://10.0.0.1',
  'https://[::1]',
  'https://example.com.',
  'https://*.example.com',
  'https://example.com/',
  'https://example.com/x',
  'https://user@example.com',
  'https://EXAMPLE.com',
  'https://example.com:443',
  'http://example.com',
  'file:///x',
  'null',
  '',
])('refuses %j without repeating it', (site) => {
  expect(() => checkAllowedSite(site)).toThrow(InvalidInputError);
  expect(() => checkAllowedSite(site)).toThrow(
    expect.objectContaining({ params: { reason: 'site-not-allowed' } }),
  );
});
