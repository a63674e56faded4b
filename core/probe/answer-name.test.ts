import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerName } from './answer-name';

const API = 'https://api.example.com';

it.each([
  ['/users/me', 'application/json', 'me.json'],
  ['/users/me?x=1.exe#y', 'application/json; charset=utf-8', 'me.json'],
  ['/users/', 'application/json', 'users.json'],
  ['/', 'application/json', 'api.example.com.json'],
  ['/report.json', 'application/json', 'report.json'],
  ['/report.JSON', 'application/json', 'report.JSON'],
  ['/users/me', 'application/vnd.pagerduty+json;version=2', 'me.json'],
  ['/export.csv', 'text/csv', 'export.csv'],
  ['/export.csv', 'text/plain', 'export.csv'],
  ['/backup.tar.gz', 'application/octet-stream', 'backup.tar.gz'],
  ['/setup.exe', 'application/octet-stream', 'setup.exe.bin'],
  ['/setup.exe', 'application/json', 'setup.exe.json'],
  ['/page.hta', 'text/html', 'page.hta.html'],
  ['/data', null, 'data.bin'],
  ['/data', 'constructor', 'data.bin'],
  ['/..%2f..%2fetc%2fpasswd', 'text/plain', 'etc-passwd.txt'],
  ['/.bashrc', 'text/plain', 'bashrc.txt'],
  ['/%E2%80%AEgnp.exe', 'image/png', 'gnp.exe.png'],
  ['/a%20b%00c%0Ad', 'text/plain', 'a-b-c-d.txt'],
  ['/%ff', 'text/plain', 'ff.txt'],
  [`/${'a'.repeat(200)}`, 'text/plain', `${'a'.repeat(80)}.txt`],
])('%s as %s is saved as %s', (path, type, expected) => {
  expect(answerName(API + path, type, [])).toBe(expected);
});

it('holds no token that the address spells out', () => {
  expect(answerName(`${API}/bot/key-0815-4711`, 'application/json', ['key-0815-4711'])).toBe('token.json');
  const encoded = encodeURIComponent('key/0815=4711');
  expect(answerName(`${API}/bot/${encoded}`, 'application/json', ['key/0815=4711'])).toBe('token.json');
});

it('is one plain name with an ending that fits, whatever the address and the type', () => {
  const path = fc.oneof(fc.webPath(), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(path, fc.option(fc.string()), (text, type) => {
      const url = new URL(`${API}/${text}`);
      fc.pre(url.origin === API);
      expect(answerName(url.href, type, [])).toMatch(/^[A-Za-z0-9_][\w.-]{0,250}\.[a-z]{2,8}$/i);
    }),
  );
});
