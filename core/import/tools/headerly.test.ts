import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'Headerly',
    {
      version: 1,
      profiles: [
        {
          name: 'P',
          enabled: false,
          emoji: '',
          ruleActionType: 'modifyHeaders',
          requestHeaderModGroups: [
            {
              type: 'radio',
              items: [
                { enabled: true, name: 'X-Api-Key', operation: 'set', value: 'k' },
                { enabled: false, name: 'X-Gone', operation: 'remove' },
              ],
            },
          ],
          responseHeaderModGroups: [
            { type: 'radio', items: [{ enabled: true, name: 'X-Answer', operation: 'append', value: 'a' }] },
          ],
          syncCookieGroups: [
            {
              type: 'checkbox',
              items: [{ enabled: true, domain: 'a.example', name: 'sid', value: '', path: '/' }],
            },
          ],
          filters: {
            urlFilter: [
              { enabled: true, value: '|https://api.acme.example/' },
              { enabled: true, value: '||acme.example^' },
            ],
            regexFilter: [{ enabled: true, value: 'acme' }],
            requestDomains: { type: 'checkbox', items: [{ enabled: true, value: 'acme.example' }] },
          },
        },
        {
          name: 'R',
          enabled: true,
          ruleActionType: 'redirect',
          redirectUrlGroup: [{ enabled: true, value: 'https://b.example/' }],
          filters: {},
        },
        { name: 'B', enabled: true, ruleActionType: 'block', filters: {} },
      ],
    },
    [
      'P: X-Api-Key=k [prefix https://api.acme.example/, pattern ||acme.example^, pattern acme, pattern acme.example] off',
      'P: removes-a-header X-Gone [prefix https://api.acme.example/, pattern ||acme.example^, pattern acme, pattern acme.example] off',
      'P: changes-answers X-Answer [prefix https://api.acme.example/, pattern ||acme.example^, pattern acme, pattern acme.example] off',
      'P: cookie sid [prefix https://api.acme.example/, pattern ||acme.example^, pattern acme, pattern acme.example] off',
      'R: redirect redirect []',
      'B: not-a-secret block []',
    ],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('headerly');
  expect(entryLines(file)).toEqual(lines);
});
