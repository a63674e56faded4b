import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call } = replicaForTests();
const US = 'api.usepylon.com';
const EU = 'api.eu.usepylon.com';
const me = (host: string, authorization?: string) =>
  call({ host, path: '/me', headers: authorization === undefined ? {} : { authorization } });

test.each([
  [US, SAMPLE.pylonUs, 'Sample Support US'],
  [EU, SAMPLE.pylonEu, 'Sample Support EU'],
])('%s lets its own token in', async (host, token, name) => {
  const answer = await me(host, `Bearer ${token}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ data: { name } });
});

test.each([
  [US, undefined, 401, 'invalid_authorization_header'],
  [US, `bearer ${SAMPLE.pylonUs}`, 401, 'invalid_authorization_header'],
  [US, SAMPLE.pylonUs, 401, 'invalid_authorization_header'],
  [US, `Token token=${SAMPLE.pylonUs}`, 401, 'invalid_authorization_header'],
  [US, `Bearer ${SAMPLE.pylonUs.slice(0, -1)}x`, 401, 'invalid_api_token'],
  [US, `Bearer ${SAMPLE.pylonEu}`, 401, 'wrong_region_token'],
  [EU, `Bearer ${SAMPLE.pylonUs}`, 401, 'wrong_region_token'],
  [US, `Bearer ${SAMPLE.pylonForbidden}`, 403, 'permission_denied'],
  [US, `Bearer ${SAMPLE.pylonRateLimited}`, 429, 'rate_limited'],
])('%s answers %s with %i %s', async (host, authorization, status, code) => {
  const answer = await me(host, authorization);
  expect(answer.status).toBe(status);
  expect(answer.json()).toMatchObject({ errors: [expect.any(String)], request_id: expect.any(String), code });
});

test('too many calls name the wait', async () => {
  const answer = await me(US, `Bearer ${SAMPLE.pylonRateLimited}`);
  expect(answer.headers).toMatchObject({ 'x-retry-after': '30' });
});

test('an unknown call is not found', async () => {
  const answer = await call({ host: US, path: '/no-such-call', method: 'POST' });
  expect(answer.status).toBe(404);
  expect(answer.json()).toMatchObject({ code: 'not_found' });
});
