import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readKnownHosts } from '../../core/providers/known-hosts';
import { fieldsOfOrigin } from '../../core/providers/tenant-host';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import { compileKnownHosts, KNOWN_HOSTS, readHostLines } from './known-hosts';

const TABLE = readFileSync(KNOWN_HOSTS, 'utf8');
const COLUMNS = TABLE.split('\n')[0];
const table = (...lines: readonly string[]) =>
  [COLUMNS, ...lines.map((line) => line.replaceAll(' ~ ', '\t')), ''].join('\n');
const compiled = (...lines: readonly string[]) =>
  readKnownHosts(compileKnownHosts(readHostLines(table(...lines)), CATALOGUE, '1'), '1');

describe('the table of known hosts', () => {
  it('has no fault, and is small when it is built', () => {
    const lines = readHostLines(TABLE);
    expect(lines.length).toBeGreaterThan(300);
    const built = compileKnownHosts(lines, CATALOGUE, '1');
    expect(gzipSync(built).length).toBeLessThan(7_500);
    const hosts = readKnownHosts(built, '1');
    const ours = CATALOGUE.flatMap((provider) => provider.hosts.map(({ origin }) => origin));
    for (const { host } of lines) {
      const isOurs = ours.some((origin) => fieldsOfOrigin(origin, `https://${host}`) !== null);
      expect(hosts.at(`https://${host}`), host).toEqual(isOurs ? null : expect.anything());
    }
  });

  it('tells the token, other secrets, ids and constant headers apart', () => {
    const found = compiled(
      'a.example ~ acme.example ~ X-Key: {token} | X-App-Id: {app} | X-App-Secret: {second} | X-Version: 2 ~ /me',
    ).at('https://a.example');
    expect(found).toMatchObject({
      documentOf: 'acme.example',
      headers: [{ template: '{token}' }, { name: 'X-App-Id' }, { name: 'X-App-Secret' }],
      fields: [
        { name: 'app', secret: false },
        { name: 'second', secret: true },
      ],
      companions: [{ name: 'X-Version', value: '2' }],
      check: { method: 'GET', path: '/me' },
    });
  });

  it('has a name and a password for Basic', () => {
    expect(
      compiled('a.example ~ a.example ~ Authorization: Basic {user}:{token}').at('https://a.example'),
    ).toMatchObject({
      headers: [{ name: 'Authorization', template: '{user}:{token}', encoding: 'basic' }],
      fields: [{ name: 'user', secret: false }],
      check: null,
    });
  });

  it('leaves out the hosts of providers that ship', () => {
    const { hosts } = knownProvider('pylon');
    const host = new URL(hosts[0]?.origin ?? '').hostname;
    expect(compiled(`${host} ~ a.example ~ X-Debug-Echo: {token}`).at(`https://${host}`)).toBeNull();
  });

  it.each([
    ['a host that is an address', 'https://a.example ~ a.example ~ K: {token}', 'no host'],
    ['a wildcard', '*.a.example ~ a.example ~ K: {token}', 'no host'],
    ['no vendor', 'a.example ~ Acme ~ K: {token}', 'no domain of a document'],
    ['no token', 'a.example ~ a.example ~ K: 2', 'header: token-once'],
    ['a header that is never ours', 'a.example ~ a.example ~ Cookie: {token}', 'header: header-never'],
    ['a check elsewhere', 'a.example ~ a.example ~ K: {token} ~ //evil.test/', 'check: '],
  ])('is refused with %s', (_what, line, fault) => {
    expect(() => readHostLines(table(line))).toThrow(fault);
  });

  it('is refused out of order, and where a host stands twice', () => {
    const line = (host: string) => `${host} ~ a.example ~ K: {token}`;
    expect(() => readHostLines(table(line('b.example'), line('a.example')))).toThrow('line 3, a.example');
    expect(() => readHostLines(table(line('a.example'), line('a.example')))).toThrow('line 3, a.example');
  });
});
