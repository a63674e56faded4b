import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';

it.each<[title: string, content: unknown, lines: readonly string[]]>([
  [
    'ModHeader, an older export',
    [
      {
        appendMode: false,
        filters: [
          {
            comment: '',
            enabled: true,
            resourceType: [],
            type: 'urls',
            urlRegex: 'https://api.acme.example/',
          },
          { enabled: false, type: 'urls', urlRegex: '.*off.*' },
          { enabled: true, type: 'excludeUrls', urlRegex: '.*not.*' },
          { enabled: true, type: 'types', resourceType: ['xmlhttprequest'] },
        ],
        headers: [
          { comment: '', enabled: true, name: 'X-Api-Key', value: 'k1' },
          { enabled: false, name: 'X-Off', value: 'k2' },
          { enabled: true, name: '', value: '' },
        ],
        respHeaders: [{ enabled: true, name: 'Access-Control-Allow-Origin', value: '*' }],
        title: 'Old',
        shortTitle: 'O',
        urlReplacements: [{ enabled: true, name: 'a', value: 'b' }],
      },
    ],
    [
      'Old: X-Api-Key=k1 [equals https://api.acme.example/]',
      'Old: X-Off=k2 [equals https://api.acme.example/] off',
      'Old: changes-answers Access-Control-Allow-Origin [equals https://api.acme.example/]',
      'Old: redirect a [equals https://api.acme.example/]',
    ],
  ],
  [
    'ModHeader, a later export',
    [
      {
        version: 2,
        title: 'New',
        headers: [
          { enabled: true, name: 'Authorization', value: 'Bearer k1' },
          { enabled: true, name: 'Origin', value: '' },
          { enabled: true, name: 'X-Empty', value: '', sendEmptyHeader: true },
        ],
        cookieHeaders: [{ enabled: true, name: 'sid', value: 'c' }],
        setCookieHeaders: [{ enabled: true, name: 'sid', value: 'c' }],
        cspHeaders: [{ enabled: true, name: 'script-src', value: '*' }],
        urlFilters: [{ enabled: true, urlRegex: '.*api\\.acme\\.example.*' }],
        initiatorDomainFilters: [{ enabled: true, domain: 'app.acme.example' }],
        alwaysOn: true,
      },
      { version: 2, title: 'Bare', shortTitle: '2' },
    ],
    [
      'New: Authorization=Bearer k1 [equals .*api\\.acme\\.example.*]',
      'New: removes-a-header Origin [equals .*api\\.acme\\.example.*]',
      'New: X-Empty= [equals .*api\\.acme\\.example.*]',
      'New: changes-answers script-src [equals .*api\\.acme\\.example.*]',
      'New: cookie sid [equals .*api\\.acme\\.example.*]',
      'New: cookie sid [equals .*api\\.acme\\.example.*]',
    ],
  ],
])('%s', (_, content, lines) => {
  const file = readSample(content);
  expect(file?.tool).toBe('modheader');
  expect(entryLines(file)).toEqual(lines);
});
