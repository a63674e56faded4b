import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../testing/growth-exponent';
import { filledTemplate, valuesIn } from './headers';

const NAMES = ['a', 'b', 'key', 'account_id'];

describe('the values in a text', () => {
  it.each<[template: string, text: string, values: Readonly<Record<string, string>> | null]>([
    ['key={key}{x', 'key=abc{x', { key: 'abc' }],
    ['key={key}{x', 'key=abc', null],
    ['{2}{key}', '{2}abc', { key: 'abc' }],
    ['{key}{2}', 'abc{2}', { key: 'abc' }],
    ['{key}{2}', 'abcc', null],
    ['{a}{0,}/{b}', 'x{0,}/y', { a: 'x', b: 'y' }],
    ['^{a}.+?*|[({b})]\\$', '^x.+?*|[(y)]\\$', { a: 'x', b: 'y' }],
    ['^{a}.+?*|[({b})]\\$', 'xyz', null],
    // Braces around what is not a name here stand for themselves.
    ['{other}{a}', '{other}x', { a: 'x' }],
    ['{A}{a}', '{A}x', { a: 'x' }],
    ['acct {account_id}', 'acct 42', { account_id: '42' }],
    ['{a}:{b}', 'x:y:z', { a: 'x', b: 'y:z' }],
    ['{a}{b}', 'xyz', { a: 'x', b: 'yz' }],
    ['{a}:{a}', 'x:x', { a: 'x' }],
    ['{a}:{a}', 'x:y', null],
    ['{a}:{a}', 'x:xy', null],
    ['{a}:', ':', null],
    ['{a}aa', 'aa', null],
    ['plain', 'plain', {}],
    ['plain', 'plain text', null],
  ])('%s in %s', (template, text, values) => {
    expect(valuesIn({ template }, text, NAMES)).toEqual(values);
  });

  const template = fc
    .array(fc.constantFrom('{a}', '{b}', '{key}', '{', '}', '{2}', ':', '.', '{other}', 'x', '$&'), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  const text = fc.string({ unit: fc.constantFrom('x', ':', '.', '{', '}', '2', '{2}', '$&'), maxLength: 20 });

  it('fill the template to that text again', () => {
    fc.assert(
      fc.property(template, text, (given, filled) => {
        const values = valuesIn({ template: given }, filled, NAMES);
        if (values !== null) expect(filledTemplate({ template: given }, values)).toBe(filled);
      }),
    );
  });

  it('are what a regular expression finds whose literals are escaped', () => {
    fc.assert(
      fc.property(template, text, (given, filled) => {
        const names = given.match(/\{(?:a|b|key)\}/g) ?? [];
        fc.pre(new Set(names).size === names.length);
        const pattern = given
          .split(/(\{(?:a|b|key)\})/)
          .map((part, at) =>
            at % 2 === 1 ? `(?<${part.slice(1, -1)}>.+?)` : part.replace(/[^a-z0-9]/g, (sign) => `\\${sign}`),
          )
          .join('');
        const found = new RegExp(`^${pattern}$`).exec(filled);
        const values = found === null ? null : { ...found.groups };
        expect(valuesIn({ template: given }, filled, NAMES)).toEqual(values);
      }),
    );
  });

  it('are found in linear time', () => {
    const many = { template: '{a}:{b}:{key}:{account_id}!' };
    const work = (size: number): unknown => valuesIn(many, ':'.repeat(size), NAMES);
    expect(growthExponent(20_000, 1_000_000, work)).toBeLessThan(1.5);
  });
});
