import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpUse } from './local-address';

/** As a person types it; the browser's parser comes first, as everywhere. */
const typed = (address: string) => (URL.canParse(address) ? httpUse(new URL(address).origin) : 'no address');

describe('plain http is taken for', () => {
  it.each([
    'http://localhost',
    'http://LOCALHOST:3000',
    'http://127.0.0.1',
    'http://127.0.0.1:65535/path?query#fragment',
    'http://127.1',
    'http://2130706433:8080',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.255.255.255',
    'http://[::1]',
    'http://[0:0:0:0:0:0:0:1]:3000',
  ])('this computer: %s', (address) => {
    expect(typed(address)).toBe('this-computer');
  });

  it.each([
    'http://10.0.0.0',
    'http://10.255.255.255:8080',
    'http://10.1',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://192.168.1.10',
    'http://3232235777',
    'http://[fc00::1]',
    'http://[fdff:ffff::]:80',
    'http://[FD12:3456:789a:1::1]:9000',
    'http://nas',
    'http://INTRANET:8080',
    'http://build-01',
    'http://nas.local',
    'http://a.b.local',
    'http://router.lan',
    'http://printer.home.arpa',
    'http://gitea.internal:3000',
    'http://ｎａｓ.local',
  ])('the private network: %s', (address) => {
    expect(typed(address)).toBe('private-network');
  });
});

// Proves P3: Plain http is refused for public names and for addresses that look local.
describe('plain http is refused for', () => {
  it.each([
    'http://api.example.com',
    'http://example.com.',
    'http://0.0.0.0',
    'http://0',
    'http://0.0.0.1',
    'http://169.254.169.254',
    'http://169.254.0.1:80',
    'http://100.64.0.1',
    'http://8.8.8.8',
    'http://9.255.255.255',
    'http://11.0.0.0',
    'http://126.255.255.255',
    'http://128.0.0.0',
    'http://172.15.255.255',
    'http://172.32.0.0',
    'http://192.167.1.1',
    'http://192.169.1.1',
    'http://[::]',
    'http://[::2]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:192.168.1.10]',
    'http://[::127.0.0.1]',
    'http://[fe80::1]',
    'http://[fc::1]',
    'http://[fd::1]',
    'http://[fb00::1]',
    'http://[fe00::1]',
    'http://[2001:db8::1]',
    'http://[64:ff9b::7f00:1]',
    'http://foo.localhost',
    'http://foo.localhost:3000',
    'http://localhost.',
    'http://localhost.evil.test',
    'http://localhost@evil.test',
    'http://127.0.0.1.evil.test',
    'http://127.0.0.1.nip.io',
    'http://nas.',
    'http://nas.local.',
    'http://local.evil.com',
    'http://evil.local.com',
    'http://notlocal.xlan',
    'http://home.arpa.evil.com',
    'http://.local',
    'http://a..local',
    'http://n_as.local',
    'http://nas.test',
    'http://nas.corp',
    'http://arpa.home',
    'https://localhost',
    'https://nas.local',
    'ws://localhost',
    'ftp://localhost',
  ])('%s', (address) => {
    expect(typed(address)).toBe('refused');
  });

  it.each([
    '',
    'localhost',
    'null',
    'http://',
    'http://127.1',
    'http://LOCALHOST',
    'http://localhost/',
    'http://localhost:80',
    'http://user@localhost',
    'http://[0:0:0:0:0:0:0:1]',
    'http://localhost\n',
    'http://nas:0',
    'http://127.0.0.2:0',
    'http://foo.localhost:0',
  ])('what browsers write otherwise: %j', (origin) => {
    expect(httpUse(origin)).toBe('refused');
  });
});

it('of all IPv4 addresses, loopback and RFC 1918 alone are taken', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 255 }), (address, first) => {
      for (const number of [address, address.replace(/^\d+/, String(first))]) {
        const [a = 0, b = 0] = number.split('.').map(Number);
        const isPrivate = a === 10 || (a === 172 && b >> 4 === 1) || (a === 192 && b === 168);
        const other = isPrivate ? 'private-network' : 'refused';
        expect(httpUse(`http://${number}`)).toBe(a === 127 ? 'this-computer' : other);
      }
    }),
  );
});

it('of all IPv6 addresses, loopback and fc00::/7 alone are taken', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.integer({ min: 0, max: 0xffff }), (address, first) => {
      for (const text of [address, address.replace(/^[\da-f]+/i, first.toString(16))]) {
        const { origin, hostname } = new URL(`http://[${text}]`);
        const group = Number.parseInt(hostname.slice(1).split(':')[0] || '0', 16);
        const other = hostname === '[::1]' ? 'this-computer' : 'refused';
        expect(httpUse(origin)).toBe(group >> 9 === 0xfc00 >> 9 ? 'private-network' : other);
      }
    }),
  );
});
