import { describe, expect, it } from 'vitest';
import { CATALOGUE, knownProvider } from '../../tests/support/catalogue';
import type { Provider } from '../providers/provider';
import { providersOf } from '../providers/providers';
import { ownServerOf, serverSaidBy } from './own-server';
import { readPaste } from './read-paste';

const FORGE: Provider = {
  ...knownProvider('pylon'),
  id: 'forge',
  name: 'Sample Forge',
  hosts: [{ origin: 'https://sampleforge.com', region: null }],
  ownServer: true,
  sites: [{ origin: 'https://docs.sampleforge.com', kind: 'docs', region: null }],
};
const PROVIDERS = providersOf([...CATALOGUE, FORGE]);
const at = (
  server: string | null,
  ownIsOther = false,
  provider = FORGE,
  serverInClear: string | null = null,
) => ownServerOf({ server, serverInClear, ownIsOther }, provider, PROVIDERS);

// Proves P3: A server of the user's own is one exact host, and none of a known provider's.
describe('the server of the user’s own', () => {
  it.each([
    ['https://git.acme.example', 'https://git.acme.example'],
    ['git.acme.example:8443', 'https://git.acme.example:8443'],
    ['https://sampleforge.acme.example/', 'https://sampleforge.acme.example'],
    ['https://eu.sampleforge.com', 'https://eu.sampleforge.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('may be %s', (text, origin) => {
    expect(at(text)).toMatchObject({ origin, problem: null, likeId: null });
  });

  it.each([
    ['https://sampleforge.com', 'cloud'],
    ['https://sampleforge.com:8443', 'cloud'],
    ['https://*.acme.example', 'wildcard'],
    ['https://*', 'wildcard'],
    ['https://api.pagerduty.com', 'built-in'],
    ['https://x.pagerduty.com', 'near-built-in'],
    ['http://git.acme.example', 'http-public'],
    ['http://169.254.169.254', 'http-public'],
    ['http://nas.local:3000', 'http-unconfirmed'],
    ['http://192.168.1.10', 'http-unconfirmed'],
    ['http://git.internal', 'http-unconfirmed'],
    ['https://a@evil.test', 'user-info'],
    ['https://github.io', 'shared-host'],
    ['ftp://git.acme.example', 'scheme'],
    ['https://git.acme.example\u200b', 'odd-characters'],
    ['https://{tenant}.acme.example', 'not-a-host'],
  ])('is not %s: %s', (text, code) => {
    expect(at(text)).toMatchObject({ origin: null, problem: { code } });
  });

  it('is reached without encryption in the user’s own network only, once the user agreed to that very address', () => {
    const nas = 'http://nas.local:3000';
    expect(at(nas)).toMatchObject({ origin: null, inClear: nas });
    expect(at(nas, false, FORGE, nas)).toMatchObject({ origin: nas, inClear: nas, problem: null });
    expect(at(nas, false, FORGE, 'http://nas.local:3001')).toMatchObject({ origin: null });
    const outside = 'http://git.acme.example';
    expect(at(outside, false, FORGE, outside)).toMatchObject({
      origin: null,
      inClear: null,
      problem: { code: 'http-public' },
    });
    expect(at('https://nas.local')).toMatchObject({ inClear: null, problem: null });
  });

  it('is on a known company’s domain only where the user says that it is not theirs', () => {
    expect(at('https://x.pagerduty.com', true)).toMatchObject({ origin: 'https://x.pagerduty.com' });
    expect(at('https://api.pagerduty.com', true)?.origin).toBeNull();
  });

  it('may be called like a known one, which is said', () => {
    expect(at('https://git.pagerduty.example')).toMatchObject({
      origin: 'https://git.pagerduty.example',
      likeId: 'pagerduty',
    });
  });

  it.each([
    'https://sampleforge.com.evil.test',
    'https://git.sampleforge.com.evil.test',
    'https://sampleforg.com',
  ])('may be taken for the vendor’s own, which is said: %s', (text) => {
    expect(at(text)).toMatchObject({ origin: text, likeId: 'forge' });
  });

  it('is asked for only where people run one, and always where there is no other', () => {
    expect(at(null)).toBeNull();
    expect(at('https://git.acme.example', false, { ...FORGE, ownServer: false })).toBeNull();
    expect(at(null, false, { ...FORGE, hosts: [] })).toMatchObject({ origin: null, problem: null });
  });

  it('keeps no path, and says so', () => {
    expect(at('https://acme.example/forge')).toMatchObject({ origin: 'https://acme.example', hasPath: true });
  });
});

describe('the server that a paste says', () => {
  const saidBy = (paste: string, provider = FORGE) => {
    const reading = readPaste(paste, null, PROVIDERS.list);
    if (reading.kind !== 'token') throw new Error(reading.kind);
    return serverSaidBy(reading.token, provider);
  };
  const call = (address: string) => `curl ${address} -H 'X-Api-Key: a8f7d6e5c4b3a2918070605040302010'`;

  it('is the one https address that it sends to', () => {
    expect(saidBy(call('https://git.acme.example/api/v4/user'))).toBe('https://git.acme.example');
    expect(saidBy(call('http://localhost:3000/api'))).toBeNull();
    expect(saidBy(call('https://user@git.acme.example/api'))).toBeNull();
    expect(saidBy(call('https://sampleforge.com/api'))).toBeNull();
    expect(saidBy(call('https://git.acme.example/api'), { ...FORGE, ownServer: false })).toBeNull();
  });
});
