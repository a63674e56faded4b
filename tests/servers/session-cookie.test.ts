import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';
import { SESSION_START } from './session-cookie';

const { call } = replicaForTests();
const host = 'api.airship.co.uk';
const authorization = `Bearer ${SAMPLE.airship}`;
const LINES = [`a=${SESSION_START}1; Secure`, `b=${SESSION_START}2`];
const path = `/session?${LINES.map((line) => `set=${encodeURIComponent(line)}`).join('&')}`;

test('only a caller with a token is given a session', async () => {
  const answer = await call({ host, path, headers: { authorization } });
  expect([answer.status, answer.headers['set-cookie']]).toEqual([200, LINES]);
  for (const headers of [{}, { cookie: `a=${SESSION_START}1` }]) {
    const refused = await call({ host, path, headers });
    expect([refused.status, refused.headers['set-cookie']]).toEqual([401, undefined]);
  }
});

test('a session is set on refusals and redirects as well', async () => {
  const refused = await call({ host, path: `${path}&status=401`, headers: { authorization } });
  expect([refused.status, refused.headers['set-cookie']]).toEqual([401, LINES]);
  const sent = await call({ host, path: `${path}&to=/next`, headers: { authorization } });
  expect([sent.status, sent.headers['location'], sent.headers['set-cookie']]).toEqual([302, '/next', LINES]);
});

test('a session is answered as the caller who opened it, without any token', async () => {
  const answer = await call({ host, path: '/reached', headers: { cookie: `a=${SESSION_START}1` } });
  expect(answer.json()).toMatchObject({ authenticated: 'by cookie' });
  expect((await call({ host, path: '/reached' })).json()).toMatchObject({ authenticated: null });
});
