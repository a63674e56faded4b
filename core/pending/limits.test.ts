import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../tests/support/catalogue';
import { tokensOf } from '../../tests/support/paste-table';
import type { PasteReader } from './find';
import { readPaste } from './read-paste';
import { READERS } from './readers';

const reasonOf = (text: string): unknown => {
  try {
    readPaste(text, null, CATALOGUE);
    return null;
  } catch (error) {
    return error;
  }
};
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

describe('too much for one paste is refused by name', () => {
  it('over 64 kB', () => {
    expect(reasonOf('x'.repeat(65_537))).toMatchObject({ params: { reason: 'paste-too-long' } });
  });

  it('over 50 tokens', () => {
    const keys = (count: number) =>
      lines(count, (at) => `SERVICE_${at}_API_KEY=abc_${String(at).padStart(4, '0')}Xk2LmN0pQrSt`);
    expect(tokensOf(readPaste(keys(50), null, CATALOGUE))).toHaveLength(50);
    expect(reasonOf(keys(500))).toMatchObject({ params: { reason: 'paste-too-many' } });
  });
});

const J =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI5ODc2NTQzMjEwIiwiZXhwIjoxODkzNDU2MDAwfQ.Qm9vRmFyWmFwLTAxMjM0NTY3ODlfYWJjZGVmZ2hpams';

describe('hostile input is read all the same', () => {
  it.each([
    ['10,000 lines', lines(10_000, () => 'x: 1')],
    ['nested quotes without end', `curl ${`"'`.repeat(20_000)}`],
    ['a NUL', 'abc\0def'],
    ['JSON that is 5,000 deep', `${'['.repeat(5_000)}"a"${']'.repeat(5_000)}`],
    ['objects that are 5,000 deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    [
      'aliases of YAML that multiply',
      lines(20, (at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}, *a${at - 1}]`),
    ],
    ['brackets without end', '<'.repeat(60_000)],
  ])('%s holds no token', (_, text) => {
    expect(readPaste(text, null, CATALOGUE).kind).toBe('none');
  });

  it('a token inside JSON inside a shell’s text is found', () => {
    const reading = readPaste(`echo '{"auth":{"access_token":"${J}"}}'`, null, CATALOGUE);
    expect(tokensOf(reading).map(({ secret }) => secret)).toEqual([J]);
  });

  it('a line separator of Unicode ends a line', () => {
    expect(
      tokensOf(readPaste(`PORT=1\u2028PYLON_API_KEY=${J}\u2028X=2`, null, CATALOGUE)).map(
        ({ secret }) => secret,
      ),
    ).toEqual([J]);
  });
});

/** The readers, counting the characters of each line that they look at. */
function counting(count: (characters: number) => void): readonly PasteReader[] {
  const seen = (lines: readonly string[]) =>
    new Proxy(lines, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value === 'string') count(value.length + 1);
        return value;
      },
    });
  return READERS.map((reader) => ({
    ...reader,
    accepts: (lines, at) => reader.accepts(seen(lines), at),
    read: (lines, at) => reader.read(seen(lines), at),
  }));
}

it('looks at each character a bounded number of times, whatever the paste is made of', () => {
  let looked = 0;
  const readers = counting((characters) => {
    looked += characters;
  });
  const pieces = [
    '"',
    "'",
    '\\"',
    '"\\',
    '"\'',
    '`',
    'a:',
    'a=',
    '^"',
    '\u200b',
    '-H ',
    '--header=',
    '=',
    ' ',
    'Token ',
    '{',
    '[',
    '}\n',
    '{\n',
    '{"a":1}\n',
    '\n',
    '\n\n',
    'x: y\n',
    'A=b\n',
    '<',
    '/*',
    '//',
    'eyJ',
    'eyJ\n',
    'abcdefghijklmnopqrst1\n',
    'curl ',
    'curl "\n',
    '#',
    '&a=b',
    'a,',
    '("a",',
    '.',
    'name: a\n',
    '-',
    'https://a.b ',
  ];
  const worst = pieces.flatMap((piece) =>
    ['', 'curl ', 'curl "', 'Authorization: ', '{', 'x = "'].map((start) => {
      const text = (start + piece.repeat(16_384)).slice(0, 16_384);
      looked = 0;
      try {
        readPaste(text, null, CATALOGUE, readers);
      } catch {
        // Only the work counts here.
      }
      return { start, piece, times: looked / text.length };
    }),
  );
  expect(worst.filter(({ times }) => times > 40)).toEqual([]);
});

it('reads what tools write in linear time, too', () => {
  const starts = [
    'irm x ',
    '$a = ',
    'type: collection.insomnia.rest/5.0\n',
    '@a = 1\nGET /x\n',
    'http get -H [',
    'get {\na: b\n}\n',
  ];
  const pieces = [
    '$a = "\n',
    '"',
    '@"\n',
    '@{',
    '`',
    '{{a}}',
    '<(echo a) ',
    '[a]\n',
    '- ',
    '- a: b\n',
    ' a:\n',
    '###\nGET /\n',
    'meta {\n',
    '}\n',
  ];
  let looked = 0;
  const readers = counting((characters) => {
    looked += characters;
  });
  const worst = starts.flatMap((start) =>
    pieces.map((piece) => {
      const text = (start + piece.repeat(8_192)).slice(0, 8_192);
      looked = 0;
      readPaste(text, null, CATALOGUE, readers);
      return { start, piece, times: looked / text.length };
    }),
  );
  expect(worst.filter(({ times }) => times > 40)).toEqual([]);
});
