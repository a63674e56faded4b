import { describe, expect, it } from 'vitest';
import { type AddressToOpen, addressShown, addressToOpen, TOO_LONG } from './address-to-open';

const API = 'https://api.example.com';
const TARGET = { origins: [API], pathPrefix: '/v1', getActs: false };

const opens = (path: string): AddressToOpen => ({ kind: 'opens', address: API + path, mayAct: false });
const asks = (path: string): AddressToOpen => ({ kind: 'opens', address: API + path, mayAct: true });
const no = (kind: 'acts' | 'too-long' | 'elsewhere'): AddressToOpen => ({ kind });

/** What a page might bring a tab to. */
const ADDRESSES: readonly (readonly [url: string, expected: AddressToOpen])[] = [
  [`${API}/v1`, opens('/v1')],
  [`${API}/v1/`, opens('/v1/')],
  [`${API}/v1/incidents?since=2026-01-01&limit=100`, opens('/v1/incidents?since=2026-01-01&limit=100')],
  [`${API}/v1/users/me#a=b`, opens('/v1/users/me')],
  [`https://user:word@api.example.com/v1/me`, opens('/v1/me')],
  [`https://API.EXAMPLE.com:443/v1/me`, opens('/v1/me')],
  [`${API}/v1/caf%C3%A9?q=%E2%80%AE`, opens('/v1/caf%C3%A9?q=%E2%80%AE')],
  [`${API}/v1/items?q=a b"<>`, opens('/v1/items?q=a%20b%22%3C%3E')],
  [`${API}/v1/teams?methods=get`, opens('/v1/teams?methods=get')],
  [`${API}/v1/a?x=%`, opens('/v1/a?x=%')],
  [`${API}/v1/users/7/delete`, asks('/v1/users/7/delete')],
  [`${API}/v1/deleteUser?id=7`, asks('/v1/deleteUser?id=7')],
  [`${API}/v1/bulkDELETE`, asks('/v1/bulkDELETE')],
  [`${API}/v1/%64elete/7`, asks('/v1/%64elete/7')],
  [`${API}/v1/x?op=%2564elete`, asks('/v1/x?op=%2564elete')],
  [`${API}/v1/x?op=%72emove`, asks('/v1/x?op=%72emove')],
  [
    `${API}/v1/x?op=${encodeURIComponent('ｒｅｖｏｋｅ')}`,
    asks(`/v1/x?op=${encodeURIComponent('ｒｅｖｏｋｅ')}`),
  ],
  [`${API}/v1/keys/1/revoke`, asks('/v1/keys/1/revoke')],
  [`${API}/v1/users/1/disable`, asks('/v1/users/1/disable')],
  [`${API}/v1/orders/1:cancel`, asks('/v1/orders/1:cancel')],
  [`${API}/v1/logout`, asks('/v1/logout')],
  [`${API}/v1/messages/resend`, asks('/v1/messages/resend')],
  [`${API}/v1/jobs/1/run?wait`, asks('/v1/jobs/1/run?wait')],
  [`${API}/v1/machines/1/start`, asks('/v1/machines/1/start')],
  [`${API}/v1/pulls/1?approve`, asks('/v1/pulls/1?approve')],
  [`${API}/v1/pulls/1/merge`, asks('/v1/pulls/1/merge')],
  [`${API}/v1/domains/transfer?to=x`, asks('/v1/domains/transfer?to=x')],
  [`${API}/v1/invite?mail=x`, asks('/v1/invite?mail=x')],
  [`${API}/v1/password/reset`, asks('/v1/password/reset')],
  [`${API}/v1/keys/rotate`, asks('/v1/keys/rotate')],
  [`${API}/v1/x?_method`, asks('/v1/x?_method')],
  [`${API}/v1/x?method=users.list`, asks('/v1/x?method=users.list')],
  [`${API}/v1/x?a=1&%61ction=go`, asks('/v1/x?a=1&%61ction=go')],
  [`${API}/v1/x?action[]=go`, asks('/v1/x?action[]=go')],
  [`${API}/v1/x;cmd=ls`, no('elsewhere')],
  [`${API}/v1/x?cmd=ls`, asks('/v1/x?cmd=ls')],
  [`${API}/v2/users/me`, no('elsewhere')],
  [`${API}/v10/users`, no('elsewhere')],
  [`${API}/v1/..%2fadmin`, no('elsewhere')],
  [`${API}/v1//admin`, no('elsewhere')],
  [`${API}:8443/v1/me`, no('elsewhere')],
  [`http://api.example.com/v1/me`, no('elsewhere')],
  [`https://api.example.com.evil.test/v1/me`, no('elsewhere')],
  [`https://api.example.com@evil.test/v1/me`, no('elsewhere')],
  [`${API}./v1/me`, no('elsewhere')],
  [`javascript:location='${API}/v1/me'`, no('elsewhere')],
  [`view-source:${API}/v1/me`, no('elsewhere')],
  ['no address', no('elsewhere')],
  [`${API}/v1/${'x'.repeat(TOO_LONG)}`, no('too-long')],
];

describe('an address that a page chose', () => {
  it.each(ADDRESSES)('%s', (url, expected) => {
    expect(addressToOpen(url, TARGET)).toEqual(expected);
  });

  it('may be one of plain http, of any port where the token is for every one', () => {
    const target = { origins: ['http://localhost:0', 'http://nas.local'], pathPrefix: '/v1', getActs: false };
    for (const address of ['http://localhost:4711/v1/me', 'http://localhost/v1', 'http://nas.local/v1/me'])
      expect(addressToOpen(address, target)).toEqual({ kind: 'opens', address, mayAct: false });
    for (const url of ['http://foo.localhost/v1/me', 'https://localhost/v1/me', 'http://nas.local:81/v1/me'])
      expect(addressToOpen(url, target)).toEqual(no('elsewhere'));
  });

  it('is never opened where GETs act at the API', () => {
    expect(addressToOpen(`${API}/v1/me`, { ...TARGET, getActs: true })).toEqual(no('acts'));
  });

  it('is opened up to one character less than too long', () => {
    const url = `${API}/v1/`.padEnd(TOO_LONG - 1, 'x');
    expect(addressToOpen(url, TARGET)).toMatchObject({ kind: 'opens', address: url });
    expect(addressToOpen(`${url}x`, TARGET)).toEqual(no('too-long'));
  });

  it('counts without the fragment, which nobody is sent', () => {
    expect(addressToOpen(`${API}/v1/a#${'x'.repeat(TOO_LONG)}`, TARGET)).toEqual(opens('/v1/a'));
  });

  it('is the same however often it is taken for one that is shown', () => {
    for (const [url] of ADDRESSES) {
      const shown = addressShown(url);
      if (shown !== null) expect(addressShown(shown)).toBe(shown);
    }
  });
});
