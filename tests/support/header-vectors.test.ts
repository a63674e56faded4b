import { expect, test } from 'vitest';
import { parseHeaderVector, readHeaderVectors } from './header-vectors';

const TEXT = `# why
request GET https://api.sample.example/me
how page-fetch https://docs.sample.example
token sample token

b: 2
a: 1
! cookie
`;

test('a vector is read to the letter', () => {
  expect(parseHeaderVector('sample-uk', TEXT)).toEqual({
    name: 'sample-uk',
    method: 'GET',
    url: 'https://api.sample.example/me',
    pageOrigin: 'https://docs.sample.example',
    token: 'sample token',
    lines: ['a: 1', 'b: 2'],
    names: ['a', 'b', 'cookie'],
  });
});

test('a missing line is named', () => {
  expect(() => parseHeaderVector('broken', 'how navigation\n\n')).toThrow('broken: no line "request"');
});

test('every file can be read and expects something', () => {
  for (const { lines, names } of readHeaderVectors()) expect(names.length).toBeGreaterThan(lines.length);
});
