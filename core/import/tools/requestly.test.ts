import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'Requestly with a group, today',
    [
      { objectType: 'group', id: 'g1', name: 'Group', status: 'Inactive' },
      {
        objectType: 'rule',
        ruleType: 'Headers',
        id: 'h1',
        groupId: 'g1',
        name: 'Keys',
        status: 'Active',
        pairs: [
          {
            source: { key: 'Url', operator: 'Equals', value: 'https://api.acme.example/' },
            modifications: {
              Request: [
                { header: 'X-Api-Key', type: 'Add', value: 'k1' },
                { header: 'X-Gone', type: 'Remove', value: '' },
              ],
              Response: [{ header: 'X-Answer', type: 'Modify', value: 'a' }],
            },
          },
          {
            source: { key: 'host', operator: 'Equals', value: 'api.acme.example' },
            modifications: { Request: [{ header: 'X-Api-Key', type: 'Modify', value: 'k2' }] },
          },
        ],
      },
      {
        objectType: 'rule',
        ruleType: 'Redirect',
        name: 'Away',
        status: 'Active',
        pairs: [
          {
            source: { key: 'Url', operator: 'Wildcard_Matches', value: '*a*' },
            destination: 'https://b.example',
          },
        ],
      },
      { objectType: 'rule', ruleType: 'Script', name: 'Code', status: 'Inactive', pairs: [] },
      { objectType: 'rule', ruleType: 'Cancel', name: 'Block', status: 'Active', pairs: [] },
    ],
    [
      'Keys: X-Api-Key=k1 [equals https://api.acme.example/] off',
      'Keys: removes-a-header X-Gone [equals https://api.acme.example/] off',
      'Keys: changes-answers X-Answer [equals https://api.acme.example/] off',
      'Keys: X-Api-Key=k2 [host api.acme.example] off',
      'Away: redirect Redirect [pattern *a*]',
      'Code: script Script [] off',
      'Block: not-a-secret Cancel []',
    ],
  ],
  [
    'Requestly with a header for each pair',
    {
      rules: [
        {
          ruleType: 'Headers',
          name: 'Old',
          status: 'Active',
          pairs: [
            {
              header: 'X-Api-Key',
              value: 'k',
              type: 'Add',
              target: 'Request',
              source: { filters: {}, key: 'Url', operator: 'Contains', value: 'acme' },
            },
            {
              header: 'X-Answer',
              value: 'a',
              type: 'Add',
              target: 'Response',
              source: { key: 'Url', operator: 'Contains', value: 'acme' },
            },
          ],
        },
      ],
    },
    ['Old: X-Api-Key=k [pattern acme]', 'Old: changes-answers X-Answer [pattern acme]'],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('requestly');
  expect(entryLines(file)).toEqual(lines);
});
