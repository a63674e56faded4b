import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../core/errors/invalid-input-error';
import type { Provider, ProviderField } from '../../core/providers/provider';
import { fieldIn, filledOrigin } from '../../core/providers/tenant-host';
import { headerValue } from '../../core/token/headers';
import { CATALOGUE } from '../../tests/support/catalogue';
import { HOSTILE } from './rules/headers';
import { placeholders } from './rules/rule';

/** What an attacker may make somebody type or paste where a provider asks for a field. */
const VALUES = [...HOSTILE, 'a'.repeat(64), 'a.evil', 'xn--a', '1%31', 'a\tb', 'a\u0000', '\u202ea'];

interface Case {
  readonly provider: Provider;
  readonly field: ProviderField;
}

const FIELDS: readonly Case[] = CATALOGUE.flatMap((provider) =>
  provider.fields.map((field) => ({ provider, field })),
);

/** Values of the other fields that do no harm, so that what happens is the doing of one. */
function othersOf({ fields }: Provider): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ name }) => [name, 'harmless']));
}

function refusedOr(fill: () => string): string | null {
  try {
    return fill();
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

describe('a field of a provider', () => {
  it('is in a host, a header, a path, a body or the address of its key', () => {
    expect(FIELDS.length).toBeGreaterThan(200);
  });

  it('makes a host of exactly one label more, or none', () => {
    const inHosts = FIELDS.filter(({ provider, field }) =>
      provider.hosts.some(({ origin }) => fieldIn(origin) === field.name),
    );
    expect(inHosts.length).toBeGreaterThan(60);
    for (const { provider, field } of inHosts)
      for (const { origin } of provider.hosts.filter((host) => fieldIn(host.origin) === field.name))
        for (const value of VALUES) {
          const filled = refusedOr(() => filledOrigin(origin, { [field.name]: value }));
          if (filled === null) continue;
          const [before = '', behind = ''] = origin.split(`{${field.name}}`);
          const label = filled.slice(before.length, filled.length - behind.length);
          expect(label, `${provider.id} ${JSON.stringify(value)}`).toMatch(/^[a-z0-9-]{1,63}$/);
          expect(new URL(filled).href, provider.id).toBe(`${before}${label}${behind}/`);
        }
  });

  it('takes nothing that would make another path', () => {
    const inPaths = FIELDS.filter(({ provider, field }) =>
      [
        ...provider.checks.map(({ path }) => path),
        provider.revoke.call?.path ?? '',
        provider.revoke.call?.id?.path ?? '',
      ].some((path) => placeholders(path).includes(field.name)),
    );
    expect(inPaths.length).toBeGreaterThan(8);
    for (const { provider, field } of inPaths)
      for (const value of VALUES.filter((each) => new RegExp(field.pattern).test(each))) {
        const url = new URL(`/v1/${value}/end`, 'https://api.sample.com');
        expect(url.href, `${provider.id} ${value}`).toBe(`https://api.sample.com/v1/${value}/end`);
      }
  });

  it('makes a header of visible letters that stands in its template, or none', () => {
    for (const { provider, field } of FIELDS)
      for (const header of provider.headers.filter(({ template }) =>
        placeholders(template).includes(field.name),
      ))
        for (const value of VALUES) {
          const fields = Object.entries({ ...othersOf(provider), [field.name]: value }).map(
            ([name, each]) => ({
              name,
              value: each,
              secret: false,
            }),
          );
          const line = refusedOr(() => headerValue(header, { secret: 'sample-token', fields }));
          if (line === null) continue;
          expect(line, `${provider.id} ${JSON.stringify(value)}`).toMatch(
            /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/,
          );
          if (header.encoding === 'basic') expect(line).toMatch(/^Basic [A-Za-z0-9+/]+={0,2}$/);
        }
  });

  it('is cut from a token to what its pattern takes', () => {
    const cut = FIELDS.filter(({ field }) => field.cutFromToken !== undefined);
    expect(cut.length).toBeGreaterThan(1);
    const tails = [...VALUES, 'us1.evil.com/', 'us1\n', '-us1.evil.com', 'us1#'];
    for (const { provider, field } of cut)
      for (const tail of tails)
        for (const start of ['0123456789abcdef0123456789abcdef-', 'key-']) {
          const value = new RegExp(field.cutFromToken ?? '').exec(`${start}${tail}`)?.[1];
          if (value !== undefined) expect(value, provider.id).toMatch(new RegExp(field.pattern));
        }
    const mailchimp = cut.find(({ provider }) => provider.id === 'mailchimp')?.field.cutFromToken ?? '';
    expect(new RegExp(mailchimp).exec('0123456789abcdef0123456789abcdef-us6')?.[1]).toBe('us6');
  });
});
