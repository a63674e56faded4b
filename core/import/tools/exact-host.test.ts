import { expect, it } from 'vitest';
import { isExactOrigin, placeOf } from './exact-host';
import type { ToolFilter } from './tool-file';

const where = (how: ToolFilter['how'], ...texts: string[]) => {
  const place = placeOf(texts.map((text) => ({ how, text })));
  return place.kind === 'exact' ? place.origins.join(' ') : place.kind;
};

it.each<[how: ToolFilter['how'], text: string, where: string]>([
  ['equals', 'https://api.acme.example', 'https://api.acme.example'],
  ['equals', 'https://api.acme.example/', 'https://api.acme.example'],
  ['equals', 'https://API.Acme.example:443/', 'https://api.acme.example'],
  ['equals', 'https://api.acme.example:8443', 'https://api.acme.example:8443'],
  ['equals', 'https://api.acme.example.evil.test', 'https://api.acme.example.evil.test'],
  ['equals', '.*api\\.acme\\.example.*', 'asks'],
  ['equals', '*://*/*', 'asks'],
  ['equals', 'https://api.acme.example/*', 'asks'],
  ['equals', 'https://api.acme.example/.*', 'asks'],
  ['equals', 'https://api.acme.example/v1', 'asks'],
  ['equals', 'https://api.acme.example?', 'asks'],
  ['equals', 'https://api.acme.example#', 'asks'],
  ['equals', 'https://api.acme.example\\', 'asks'],
  ['equals', 'https://api\\.acme\\.example/', 'asks'],
  ['equals', '^https://api.acme.example/', 'asks'],
  ['equals', 'https://api.acme.example$', 'asks'],
  ['equals', 'https?://api.acme.example/', 'asks'],
  ['equals', 'https://*.acme.example/', 'asks'],
  ['equals', 'https://(api|eu).acme.example/', 'asks'],
  ['equals', 'https://api.acme.example|', 'asks'],
  ['equals', 'https://api.acme.example@evil.test/', 'asks'],
  ['equals', 'https://user:pass@api.acme.example/', 'asks'],
  ['equals', 'https://api.acme.example./', 'asks'],
  ['equals', 'https://\u0430pi.acme.example/', 'asks'],
  ['equals', 'https://api.acme\u200b.example/', 'asks'],
  ['equals', 'https://{{host}}/', 'asks'],
  ['equals', 'https://[::1]/', 'asks'],
  ['equals', 'api.acme.example', 'asks'],
  ['equals', 'wss://api.acme.example', 'asks'],
  ['equals', 'file:///api.acme.example', 'asks'],
  ['equals', '', 'asks'],
  ['prefix', 'https://api.acme.example/', 'https://api.acme.example'],
  ['prefix', 'https://api.acme.example', 'asks'],
  ['prefix', 'https://api.acme.example/v1/', 'asks'],
  ['host', 'api.acme.example', 'https://api.acme.example'],
  ['host', 'api.acme.example:8443', 'https://api.acme.example:8443'],
  ['host', '*.acme.example', 'asks'],
  ['host', 'api.acme.example/x', 'asks'],
  ['host', 'x@api.acme.example', 'asks'],
  ['pattern', 'https://api.acme.example/', 'asks'],
  ['request', 'https://api.acme.example/v1/me?x=1#y', 'https://api.acme.example'],
  ['request', 'https://{{host}}/v1', 'asks'],
  ['request', '{{base}}/v1', 'asks'],
  ['request', 'api.acme.example/v1', 'asks'],
  ['request', 'https://user:pass@api.acme.example/v1', 'asks'],
  ['equals', 'http://api.acme.example/', 'http'],
  ['request', 'http://169.254.169.254/latest', 'http'],
  ['request', 'http://0.0.0.0:3000/', 'http'],
  ['request', 'http://localhost:3000/', 'asks'],
  ['request', 'http://127.1/', 'asks'],
  ['request', 'http://nas.local/', 'asks'],
  ['request', 'http://intranet/', 'asks'],
  ['request', 'http://[fd00::1]/', 'asks'],
])('%s %j names %s', (how, text, expected) => {
  expect(where(how, text)).toBe(expected);
});

it('several filters name hosts only where each of them does', () => {
  const [one, other] = ['https://api.acme.example/', 'https://eu.acme.example/'];
  expect(where('equals', one, other, one)).toBe('https://api.acme.example https://eu.acme.example');
  expect(where('equals', one, '.*')).toBe('asks');
  expect(where('equals', one, 'http://eu.acme.example/')).toBe('http');
  expect(where('equals', ...Array.from({ length: 9 }, (_, at) => `https://a${at}.example/`))).toBe('asks');
  expect(placeOf([])).toEqual({ kind: 'asks' });
});

it.each([
  ['https://api.acme.example', true],
  ['https://api.acme.example:8443', true],
  ['https://api.acme.example:443', false],
  ['https://api.acme.example/', false],
  ['http://api.acme.example', false],
  ['https://1.2', false],
])('%s is an exact origin: %s', (text, expected) => {
  expect(isExactOrigin(text)).toBe(expected);
});
