import { concatBytes } from '@noble/ciphers/utils.js';
import { beforeEach, expect, it, vi } from 'vitest';
import { NO_CHOICES } from '../../../core/browser-session/choices';
import { fromBase64 } from '../../../core/bytes/base64';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const URL_SHOWN = 'https://api.example.com/v1/me?x=1#part';
const TAB = 1;

let fake: FakeBrowser;
let asked: [url: string, init: RequestInit][];
let answer: () => Response | Promise<Response>;

beforeEach(async () => {
  fake = createFakeBrowser();
  fake.tabs.push({ id: TAB, url: URL_SHOWN });
  asked = [];
  answer = () => new Response('{}', { headers: { 'content-type': 'application/json' } });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return answer();
  });
  const version = { name: 'X-Version', value: '2', sentOn: 'navigation' as const };
  await storeVault(fake, [fakeToken(FIRST, { companions: [version] })], 'sample passphrase');
  const page = { origin: 'https://api.example.com', byUser: true, sentWith: [FIRST] };
  fake.session.set('choices', { ...NO_CHOICES, shown: { [TAB]: page } });
  startWorker(fake);
  await (await import('../events/start')).start();
});

const save = async (url = URL_SHOWN, tabId = TAB) =>
  (await import('./save-answer')).saveAnswer({ id: FIRST, tabId, url });

it('asks for the address of the tab once, with what a visit carries and nothing of the browser', async () => {
  expect(await save()).toEqual({ name: 'me.json', parts: [btoa('{}')] });
  expect(asked).toEqual([
    [
      'https://api.example.com/v1/me?x=1',
      {
        method: 'GET',
        headers: { 'X-Version': '2', Authorization: `Bearer fake-token-${FIRST}` },
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

it.each([0, 1, 786_431, 786_432, 786_433, 2_000_000])('hands over all of %i bytes', async (length) => {
  const body = Uint8Array.from({ length }, (_, at) => (at * 31) % 251);
  answer = () => new Response(body);
  const { parts } = await save();
  expect(Buffer.compare(concatBytes(...parts.map(fromBase64)), body)).toBe(0);
});

it.each<[what: string, change: () => unknown, reason: string]>([
  ['whose token is off', () => edit({ on: false }), 'not-sent'],
  ['while all are paused', async () => (await handlers())['pause.set']({ paused: true }), 'not-sent'],
  ['that the token is not for', () => edit({ scope: 'chosen-tabs' }), 'not-sent'],
  ['whose page came without the token', () => fake.session.set('choices', NO_CHOICES), 'not-sent'],
  [
    'that shows another address',
    () => fake.tabs.splice(0, 1, { id: TAB, url: `${URL_SHOWN}2` }),
    'tab-moved',
  ],
  ['that is gone', () => fake.tabs.splice(0), 'tab-moved'],
])('asks nobody for a tab %s', async (_, change, reason) => {
  await change();
  await expect(save()).rejects.toMatchObject({ code: 'not-saved', params: { reason } });
  expect(asked).toEqual([]);
});

it('asks nobody for an address that is not the token’s, though the tab shows it', async () => {
  for (const url of [
    'https://evil.example/v1/me',
    'https://api.example.com/v2',
    'https://api.example.com/v1/..;/',
  ]) {
    fake.tabs.splice(0, 1, { id: TAB, url });
    await expect(save(url)).rejects.toMatchObject({ params: { reason: 'not-its-address' } });
  }
  expect(asked).toEqual([]);
});

it('asks nobody while locked, and hands over nothing that comes after a lock', async () => {
  const { lock } = await import('../lock/lock');
  answer = async () => {
    await lock('user');
    return new Response('late');
  };
  await expect(save()).rejects.toMatchObject({ code: 'locked' });
  expect(asked).toHaveLength(1);
  await expect(save()).rejects.toMatchObject({ code: 'locked' });
  expect(asked).toHaveLength(1);
});

it.each<[what: string, answer: () => Response | Promise<Response>, params: object]>([
  ['no success', () => new Response('no', { status: 403 }), { reason: 'status', status: 403 }],
  ['a redirect', () => new Response(null, { status: 302 }), { reason: 'redirect' }],
  ['too much', () => new Response(endless()), { reason: 'too-large' }],
  ['cut off', () => new Response(cutOff()), { reason: 'not-reached' }],
  ['not there', () => Promise.reject(new TypeError('Failed to fetch')), { reason: 'not-reached' }],
])('an answer that is %s is not handed over, and said', async (_, given, params) => {
  answer = given;
  await expect(save()).rejects.toMatchObject({ code: 'not-saved', params });
});

it('is told in the activity by provider, and not by address', async () => {
  await save();
  const { readActivity } = await import('../activity/activity');
  expect(await readActivity()).toMatchObject([{ kind: 'saved', about: 'Example provider', detail: null }]);
});

const handlers = async () => (await import('../events/messages')).HANDLERS;
const edit = async (changes: object) => (await handlers())['token.edit']({ id: FIRST, ...changes });

/** Megabyte after megabyte; what nobody reads is not made. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_048_576)) });
}

function cutOff(): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(stream) {
      if (sent) stream.error(new TypeError('network error'));
      else stream.enqueue(new Uint8Array(10));
      sent = true;
    },
  });
}
