import { describe, expect, it } from 'vitest';
import { descriptionAddress } from './description-address';

describe('the address of a description', () => {
  it.each([
    ['https://docs.acme.dev/openapi.json', 'https://docs.acme.dev/openapi.json'],
    [' https://docs.acme.dev/a\n', 'https://docs.acme.dev/a'],
    ['https://docs.acme.dev/openapi.json#/paths', 'https://docs.acme.dev/openapi.json'],
    ['https://docs.acme.dev/openapi.json?version=2', 'https://docs.acme.dev/openapi.json?version=2'],
    ['HTTPS://Docs.Acme.dev', 'https://docs.acme.dev/'],
    ['http://localhost:3000/openapi.json', 'http://localhost:3000/openapi.json'],
    ['http://192.168.0.10/openapi.json', 'http://192.168.0.10/openapi.json'],
  ])('%s is asked for as %s', (typed, exact) => {
    expect(descriptionAddress(typed)).toBe(exact);
    expect(descriptionAddress(exact)).toBe(exact);
  });

  it.each([
    '',
    'docs.acme.dev/openapi.json',
    'http://docs.acme.dev/openapi.json',
    'http://169.254.169.254/openapi.json',
    'http://0.0.0.0/openapi.json',
    'https://user:word@docs.acme.dev/openapi.json',
    'https://docs.acme.dev\\@evil.example/openapi.json',
    'https://docs.acme.dev/a b',
    'file:///etc/openapi.json',
    'data:application/json,{}',
    'javascript:alert(1)',
    'chrome-extension://aaaa/openapi.json',
    `https://docs.acme.dev/${'a'.repeat(2000)}`,
    `https://docs.acme.dev/${'ä'.repeat(600)}`,
  ])('%s is refused', (typed) => {
    expect(() => descriptionAddress(typed)).toThrow('invalid-input');
  });
});
