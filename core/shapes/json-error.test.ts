import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorAt } from './json-error';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ['[{"a":1},', 1, 10],
  ['{"a":1,}', 1, 8],
  ['[1,\n 2\n 3]', 3, 2],
  ['[1,\r\n tru]', 2, 2],
  ['{"a" 1}', 1, 6],
  ['{"a":"b\n"}', 1, 6],
  ['{"a":"\\x"}', 1, 6],
  ['[01]', 1, 3],
  ['[1] x', 1, 5],
  ['', 1, 1],
  ['{"open":"never', 1, 9],
])('%j breaks at line %i, column %i', (text, line, column) => {
  expect(jsonErrorAt(text)).toEqual({ line, column });
});

it('finds a place exactly where a text is no JSON', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '.5',
    'e1',
    'true',
    'null',
    ' ',
    '\n',
    '"',
    '\\',
    'u00e9',
    'x',
  );
  const broken = fc.tuple(fc.json(), fc.nat(), fc.nat({ max: 3 }), fc.string({ maxLength: 2 }));
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    broken.map(
      ([json, at, cut, put]) =>
        json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + cut),
    ),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(jsonErrorAt(text) === null).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

it('reads millions of characters once, however they nest', () => {
  for (const text of [
    '['.repeat(2_000_000),
    `"${'a'.repeat(5_000_000)}`,
    ' '.repeat(5_000_000),
    `[${'1,'.repeat(1_000_000)}`,
  ])
    expect(jsonErrorAt(text)).not.toBeNull();
});
