import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'OpenModHeader',
    {
      app: 'OpenModHeader',
      version: 3,
      profiles: [
        {
          name: 'P',
          enabled: true,
          requestHeaders: [
            { enabled: true, operation: 'set', name: 'Authorization', value: null, requiresCredential: true },
            { enabled: false, operation: 'set', name: 'X-Api-Key', value: 'k' },
            { enabled: true, operation: 'remove', name: 'Referer', value: '' },
          ],
          responseHeaders: [{ enabled: true, operation: 'set', name: 'X-Answer', value: 'a' }],
          cookies: [{ enabled: true, target: 'request', name: 'sid', value: 'c' }],
          csp: { mode: 'replace', directives: [{ enabled: true, name: 'script-src', value: '*' }] },
          redirects: [{ enabled: true, type: 'contains', from: 'a', to: 'b' }],
          filters: [
            { enabled: true, type: 'urlContains', value: 'https://api.acme.example/' },
            { enabled: true, type: 'excludeDomain', value: 'ads.example' },
          ],
        },
      ],
    },
    [
      'P: Authorization= [pattern https://api.acme.example/]',
      'P: X-Api-Key=k [pattern https://api.acme.example/] off',
      'P: removes-a-header Referer [pattern https://api.acme.example/]',
      'P: changes-answers X-Answer [pattern https://api.acme.example/]',
      'P: cookie sid [pattern https://api.acme.example/]',
      'P: redirect contains [pattern https://api.acme.example/]',
      'P: changes-answers script-src [pattern https://api.acme.example/]',
    ],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('openmodheader');
  expect(entryLines(file)).toEqual(lines);
});
