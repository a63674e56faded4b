import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'a file of variables',
    '\ufeff# of acme\n\nexport ACME_TOKEN="k 1" # mine\nPLAIN=k2 # no\nEMPTY=\nKEY="-----BEGIN\nabc\n-----END"\nnot a line\n#OFF=1\nQ=\'a"b\'\n',
    [
      'ACME_TOKEN: $ACME_TOKEN=k 1 []',
      'PLAIN: $PLAIN=k2 []',
      'EMPTY: $EMPTY= []',
      'KEY: $KEY=-----BEGIN\nabc\n-----END []',
      'Q: $Q=a"b []',
    ],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('env-file');
  expect(entryLines(file)).toEqual(lines);
});
