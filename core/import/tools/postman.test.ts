import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, tool: string, lines: readonly string[]]>([
  [
    'a collection of Postman, version 2.1',
    {
      info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
      event: [
        { listen: 'prerequest', script: { type: 'text/javascript', exec: ['pm.x()'] } },
        { listen: 'test', script: { exec: [''] } },
      ],
      variable: [
        { key: 'base', value: 'https://api.acme.example' },
        { key: 'token', value: 't1' },
      ],
      item: [
        {
          name: 'me',
          request: {
            method: 'GET',
            header: [{ key: 'X-Version', value: '2' }],
            url: { raw: '{{base}}/me', host: ['{{base}}'], path: ['me'] },
          },
        },
        {
          name: 'folder',
          auth: {
            type: 'basic',
            basic: [
              { key: 'username', value: 'u' },
              { key: 'password', value: 'p' },
            ],
          },
          item: [
            { name: 'in', request: { url: 'https://b.example/x?key=1', header: 'X-A: 1\nX-B: 2' } },
            {
              name: 'none',
              request: {
                auth: { type: 'noauth' },
                url: { protocol: 'https', host: ['c', 'example'], port: '8443' },
              },
            },
            {
              name: 'key',
              request: {
                auth: {
                  type: 'apikey',
                  apikey: [
                    { key: 'key', value: 'X-Key' },
                    { key: 'value', value: 'k' },
                  ],
                },
                url: 'https://d.example',
              },
            },
            {
              name: 'query',
              request: {
                auth: {
                  type: 'apikey',
                  apikey: [
                    { key: 'in', value: 'query' },
                    { key: 'key', value: 'api_key' },
                  ],
                },
                url: 'https://d.example',
              },
            },
          ],
        },
        { name: 'plain', request: 'https://e.example/' },
      ],
    },
    'postman-collection',
    [
      'C: Authorization=Bearer t1 [request https://api.acme.example/me, request https://e.example/]',
      'folder: basic u:p [request https://b.example/x?key=1]',
      'key: X-Key=k [request https://d.example]',
      'query: not-a-header api_key [request https://d.example]',
      'C: script prerequest []',
      'me: X-Version=2 [request https://api.acme.example/me]',
      'in: X-A=1 [request https://b.example/x?key=1]',
      'in: X-B=2 [request https://b.example/x?key=1]',
      'base: $base=https://api.acme.example [pattern https://api.acme.example]',
      'token: $token=t1 [pattern https://api.acme.example]',
    ],
  ],
  [
    'a collection of Postman, version 2.0, as its API gives it',
    {
      collection: {
        info: { name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.0.0/collection.json' },
        item: [
          {
            name: 'a',
            request: { auth: { type: 'bearer', bearer: { token: 't' } }, url: 'https://a.example' },
          },
          {
            name: 'b',
            request: {
              auth: { type: 'oauth2', oauth2: { accessToken: 't', headerPrefix: 'Token' } },
              url: 'https://b.example',
            },
          },
          {
            name: 'c',
            request: { auth: { type: 'awsv4', awsv4: { secretKey: 's' } }, url: 'https://c.example' },
          },
        ],
      },
    },
    'postman-collection',
    [
      'a: Authorization=Bearer t [request https://a.example]',
      'b: Authorization=Token t [request https://b.example]',
      'c: not-a-header awsv4 [request https://c.example]',
    ],
  ],
  [
    'an environment of Postman',
    {
      id: '1',
      name: 'Env',
      values: [
        { key: 'baseUrl', value: 'https://api.acme.example', enabled: true },
        { key: 'token', value: 't', type: 'secret', enabled: false },
        { key: 'id', value: 10, enabled: true },
      ],
      _postman_variable_scope: 'environment',
    },
    'postman-environment',
    [
      'baseUrl: $baseUrl=https://api.acme.example [pattern https://api.acme.example]',
      'token: $token=t [pattern https://api.acme.example] off',
      'id: $id=10 [pattern https://api.acme.example]',
    ],
  ],
])('%s', (_, content, tool, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe(tool);
  expect(entryLines(file)).toEqual(lines);
});
