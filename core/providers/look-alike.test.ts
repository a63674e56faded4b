import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import { fold, fromPunycode, isOneEdit } from './fold';
import { lookAlikeName, shownHost } from './look-alike';

// Proves P4: An odd host suggests nobody.
describe('a host that could be taken for a provider’s', () => {
  it.each([
    ['with a Cyrillic letter', 'https://api.p\u0430gerduty.com', 'pagerduty', 'folds-to'],
    [
      'with a Cyrillic letter in punycode',
      new URL('https://api.p\u0430gerduty.com').host,
      'pagerduty',
      'folds-to',
    ],
    ['below another domain', 'api.pagerduty.com.evil.test', 'pagerduty', 'contains'],
    ['with a hyphen for a dot', 'api-pagerduty.com', 'pagerduty', 'one-edit'],
    ['before an @', 'https://api.pagerduty.com@evil.test/x', 'pagerduty', 'contains'],
    ['in wide letters before an @', 'https://ａｐｉ.pagerduty.com@evil.test', 'pagerduty', 'contains'],
    ['with a letter more', 'https://api.pagerdutyy.com', 'pagerduty', 'one-edit'],
    ['with a letter less', 'https://api.usepyon.com', 'pylon', 'one-edit'],
    ['with two letters swapped', 'https://api.usepyoln.com', 'pylon', 'one-edit'],
    ['with a digit for a letter', 'https://api.usepy1on.com', 'pylon', 'folds-to'],
    ['under another end', 'https://api.pagerduty.io', 'pagerduty', 'folds-to'],
    ['with its name inside', 'https://pagerduty-login.example', 'pagerduty', 'folds-to'],
  ])('%s is named', (_, address, providerId, how) => {
    expect(shownHost(address, CATALOGUE).lookAlike).toMatchObject({ providerId, how });
  });

  it.each([
    'https://api.pagerduty.com',
    'api.eu.usepylon.com',
    'https://acme.pagerduty.com',
    'https://api.github.com',
    'https://api.example.org:8443',
    '',
  ])('%s is not', (address) => {
    expect(shownHost(address, CATALOGUE).lookAlike).toBeNull();
  });
});

// A thousand names would be found in every other host.
describe('a host that only shares a word with a provider', () => {
  const known = knownProvider('pylon');
  const named = (id: string, name: string, host: string) => ({
    ...known,
    ...{ id, name, sites: [], hosts: [{ origin: `https://${host}`, region: null }] },
  });
  const list = [
    ...CATALOGUE,
    named('linear', 'Linear', 'api.linear-app.test'),
    named('drawnly', 'Drawnly', '{tenant}.drawnly.test'),
    named('drata', 'Drata', 'public-api.drata-app.test'),
  ];

  it.each([
    'https://linear-algebra.example',
    'https://bilinear.example',
    'https://linoar.example',
    'https://data.example',
    'https://pagerduty.acme.example',
    'https://status.pagerduty.com',
    'https://acme.drawnly.test',
    'https://login.drawnly.test',
  ])('%s is not taken for one', (address) => {
    expect(shownHost(address, list).lookAlike).toBeNull();
  });

  it.each([
    ['https://linear.example', 'linear', 'folds-to'],
    ['https://drawnly-login.example', 'drawnly', 'folds-to'],
    ['https://mydrawnly.example', 'drawnly', 'contains'],
    ['https://drawnli.example', 'drawnly', 'one-edit'],
    ['https://acme.drawnly.test.evil.example', 'drawnly', 'contains'],
  ])('%s could be', (address, providerId, how) => {
    expect(shownHost(address, list).lookAlike).toMatchObject({ providerId, how });
  });
});

it('a host is shown apart from its user name and port, in punycode, with the domain that was registered', () => {
  expect(shownHost('https://api.pagerduty.com@b\u00fccher.example.co.uk:8443/x?y', CATALOGUE)).toMatchObject({
    host: 'xn--bcher-kva.example.co.uk',
    domain: 'example.co.uk',
    port: '8443',
    hasUserInfo: true,
  });
  expect(shownHost('https://api.pagerduty.com.evil.test', CATALOGUE).domain).toBe('evil.test');
});

// Proves P4: A name that speaks of somebody else suggests nobody.
describe('a name that could be taken for a provider’s', () => {
  it.each([
    ['Pager Duty', 'folds-to'],
    ['PagerDuty\u00a0', 'folds-to'],
    ['\uff30ager\uff24uty', 'folds-to'],
    ['P\u0430gerDuty', 'folds-to'],
    ['Pager\u200bDuty', 'folds-to'],
    ['PagerDutty', 'one-edit'],
    ['PagerDuty (prod)', 'contains'],
  ])('%s is named', (name, how) => {
    expect(lookAlikeName(name, CATALOGUE)).toMatchObject({ providerId: 'pagerduty', how });
  });

  it.each(['Acme', 'Quillmark', ''])('%s is not', (name) => {
    expect(lookAlikeName(name, CATALOGUE)).toBeNull();
  });
});

it('punycode is read back, and what is none stays', () => {
  for (const host of ['b\u00fccher.example', '\u4f8b\u3048.test', 'api.p\u0430gerduty.com'])
    expect(fromPunycode(new URL(`https://${host}`).host)).toBe(host);
  expect(fromPunycode('xn--\u00e4.test')).toBe('xn--\u00e4.test');
  expect(fromPunycode('api.test')).toBe('api.test');
});

it('one edit is one, and none is none', () => {
  expect(isOneEdit('abc', 'abc')).toBe(false);
  expect(['abd', 'ab', 'abcd', 'acb', 'xabc'].map((other) => isOneEdit('abc', other))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['a', 'cba', 'abcde', 'xyz'].map((other) => isOneEdit('abc', other))).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(fold('\uff21PI')).toBe('api');
});
