import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'Header Editor, new and old',
    {
      request: [
        { enable: true, name: 'Away', ruleType: 'redirect', matchType: 'regexp', pattern: 'a.*', to: 'b' },
        { enable: true, name: 'Block', ruleType: 'cancel', matchType: 'all', pattern: '' },
      ],
      sendHeader: [
        {
          enable: true,
          name: 'New',
          ruleType: 'modifySendHeader',
          isFunction: false,
          headers: { 'x-api-key': 'k', 'x-gone': '_header_editor_remove_' },
          condition: { domain: ['api.acme.example'] },
        },
        {
          enable: true,
          name: 'Both',
          ruleType: 'modifySendHeader',
          headers: { 'x-api-key': 'k' },
          condition: { domain: ['api.acme.example'], regex: 'v1' },
        },
        {
          enable: true,
          name: 'Start',
          ruleType: 'modifySendHeader',
          headers: { 'x-api-key': 'k' },
          condition: { domain: ['api.acme.example'], urlPrefix: 'https://api.acme.example/v1' },
        },
        {
          enable: false,
          name: 'Old',
          ruleType: 'modifySendHeader',
          matchType: 'prefix',
          pattern: 'https://api.acme.example/',
          action: { name: 'X-Api-Key', value: 'k' },
        },
        {
          name: 'Older',
          ruleType: 'modifySendHeader',
          type: 'all',
          pattern: '',
          action: { name: 'X-Api-Key', value: 'k' },
        },
        {
          enable: true,
          name: 'Code',
          ruleType: 'modifySendHeader',
          isFunction: true,
          code: 'val.push(1)',
          matchType: 'all',
          pattern: '',
        },
      ],
      receiveHeader: [
        {
          enable: true,
          name: 'Answer',
          ruleType: 'modifyReceiveHeader',
          matchType: 'url',
          pattern: 'https://a.example/',
          action: { name: 'X', value: 'y' },
        },
      ],
      receiveBody: [],
    },
    [
      'Away: redirect redirect [pattern a.*]',
      'Block: not-a-secret cancel []',
      'New: x-api-key=k [host api.acme.example]',
      'New: removes-a-header x-gone [host api.acme.example]',
      'Both: x-api-key=k [pattern v1, pattern api.acme.example]',
      'Start: x-api-key=k [pattern https://api.acme.example/v1, pattern api.acme.example]',
      'Old: X-Api-Key=k [prefix https://api.acme.example/] off',
      'Older: X-Api-Key=k []',
      'Code: script modifySendHeader []',
      'Answer: changes-answers modifyReceiveHeader [equals https://a.example/]',
    ],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('headereditor');
  expect(entryLines(file)).toEqual(lines);
});
