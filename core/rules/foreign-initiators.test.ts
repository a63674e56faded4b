import { domainToASCII } from 'node:url';
import tlds from 'tlds';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, DOCS, FIREFOX } from '../testing/sample-token';
import { blockRule } from './block-rule';
import { foreignInitiators } from './foreign-initiators';
import list from './top-level-domains.json' with { type: 'json' };

describe('the list of top-level domains', () => {
  it('names its source', () => {
    expect(list.source).toMatch(/IANA root zone/);
  });

  it('is sorted, without repeats, in the form that browsers match', () => {
    expect(list.domains).toEqual([...new Set(list.domains)].sort());
    for (const domain of list.domains) expect(domain).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/);
    expect(list.domains.length).toBeGreaterThan(1_400);
  });

  it('holds every top-level domain of the package it was made from', () => {
    expect(list.domains).toEqual(expect.arrayContaining(tlds.map((domain) => domainToASCII(domain))));
  });
});

const SPECIAL = ['localhost', 'local', 'test', 'internal', 'lan', 'home', 'arpa', 'corp', 'onion', '[::1]'];
const NUMBERS = Array.from({ length: 256 }, (_, number) => String(number));

// Proves P2: The block rule names all top-level domains, special names and, in Chromium, IPv4 addresses.
describe('foreign initiators', () => {
  it('in Chromium: every top-level domain, every special name, every last number of an IPv4 address', () => {
    const names = foreignInitiators(CHROMIUM);
    expect(names).toEqual(expect.arrayContaining([...list.domains, ...SPECIAL, ...NUMBERS]));
    expect(names.filter((name) => name.endsWith('.'))).toEqual([]);
  });

  it('in Firefox: each name with a trailing dot too, and no numbers, which it refuses', () => {
    const names = foreignInitiators(FIREFOX);
    expect(names).toEqual(expect.arrayContaining([...list.domains, ...SPECIAL]));
    for (const name of [...list.domains, 'localhost', 'local']) expect(names).toContain(`${name}.`);
    expect(names.filter((name) => /^[\d.]+$/.test(name))).toEqual([]);
    expect(names).not.toContain('[::1].');
  });

  it.each([CHROMIUM, FIREFOX])('has no name twice, empty, in upper case or with a wildcard', (engine) => {
    const names = foreignInitiators(engine);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?:[a-z0-9-]+\.?|\[::1\]|pdf\.js\.?)$/);
  });
});

describe('blockRule', () => {
  it('is one allow rule over all hosts, without a method or a tab that would leave a gap', () => {
    const origins = ['https://b.com:8443', DOCS, 'https://a.com', 'https://b.com'];
    expect(blockRule(origins, CHROMIUM)).toEqual({
      key: 'block',
      priority: 2,
      action: { type: 'allow' },
      condition: {
        requestDomains: ['a.com', 'b.com', 'docs.example.org'],
        resourceTypes: ['main_frame', 'other'],
        initiatorDomains: foreignInitiators(CHROMIUM),
      },
    });
  });
});
