import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBase64Parts } from '../../../core/bytes/base64-parts';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const ADDRESS = 'https://api.example.com/openapi.json?version=2';

let fake: FakeBrowser;
let asked: [url: string, init: RequestInit][];
let answer: () => Response | Promise<Response>;

beforeEach(async () => {
  fake = createFakeBrowser();
  asked = [];
  answer = () => new Response('openapi: 3.1.0');
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return answer();
  });
  await storeVault(fake, [fakeToken(FIRST)], 'sample passphrase');
  startWorker(fake);
  await (await import('../events/start')).start();
});

afterEach(() => vi.useRealTimers());

const fetchAt = async (url = ADDRESS) => (await import('./description')).fetchDescription({ url });

describe('a description at an address', () => {
  it('is asked for once, with nothing of the browser and no token, though one is attached to its host', async () => {
    const fetched = await fetchAt();
    expect(fetched.kind === 'whole' && new TextDecoder().decode(fromBase64Parts(fetched.parts))).toBe(
      'openapi: 3.1.0',
    );
    expect(asked).toEqual([
      [
        ADDRESS,
        {
          method: 'GET',
          headers: {},
          body: null,
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'manual',
          referrerPolicy: 'no-referrer',
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
  });

  it.each([
    ['http://api.example.com/openapi.json'],
    ['https://user@api.example.com/openapi.json'],
    // Nothing is asked that is not letter by letter what was shown.
    ['https://API.example.com/openapi.json'],
    ['https://api.example.com/a/../openapi.json'],
    ['https://api.example.com/openapi.json#/paths'],
    [' https://api.example.com/openapi.json'],
  ])('%s is not asked', async (url) => {
    await expect(fetchAt(url)).rejects.toMatchObject({
      code: 'invalid-input',
      params: { reason: 'description-address' },
    });
    expect(asked).toEqual([]);
  });

  it('is not asked for without access to its host', async () => {
    fake.granted.delete('https://api.example.com');
    await expect(fetchAt()).rejects.toMatchObject({ code: 'no-access' });
    expect(asked).toEqual([]);
  });

  it.each([
    [() => new Response('no', { status: 401 }), { reason: 'status', status: 401 }],
    [() => Promise.reject(new TypeError('Failed to fetch')), { reason: 'not-reached' }],
    [() => new Response(endless()), { reason: 'too-large' }],
  ] as const)('what is no document is said', async (given, params) => {
    answer = given;
    await expect(fetchAt()).rejects.toMatchObject({ code: 'not-fetched', params });
    expect(asked).toHaveLength(1);
  });

  it('a redirect is told and not followed', async () => {
    answer = () => new Response(null, { status: 302, headers: { location: 'http://169.254.169.254/' } });
    expect(await fetchAt()).toEqual({ kind: 'redirect', to: null });
    expect(asked).toHaveLength(1);
  });

  it('ends with a lock', async () => {
    answer = async () => {
      await (await import('../lock/lock')).lock('user');
      return new Response('openapi: 3.1.0');
    };
    await expect(fetchAt()).rejects.toMatchObject({ code: 'locked' });
    await expect(fetchAt()).rejects.toMatchObject({ code: 'locked' });
    expect(asked).toHaveLength(1);
  });
});

describe('an address from the popup', () => {
  it('is taken once, and only while it is fresh', async () => {
    const { handAddress, handedAddress } = await import('./description');
    expect(await handedAddress()).toBeNull();
    await handAddress({ url: `${ADDRESS}#part` });
    expect(JSON.stringify([...fake.session])).not.toContain('openapi');
    expect(await handedAddress()).toEqual({ url: ADDRESS });
    expect(await handedAddress()).toBeNull();
    await handAddress({ url: ADDRESS });
    vi.setSystemTime(Date.now() + 10 * 60_000);
    expect(await handedAddress()).toBeNull();
    expect(asked).toEqual([]);
  });
});

function endless(): ReadableStream<Uint8Array> {
  const part = new Uint8Array(1_048_576);
  return new ReadableStream({ pull: (controller) => controller.enqueue(part) });
}
