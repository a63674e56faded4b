import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call, replica } = replicaForTests();
const get = (path: string, authorization?: string, host = 'api.pagerduty.com') =>
  call({ host, path, headers: authorization === undefined ? {} : { authorization } });

test('a user key is let in and named', async () => {
  const answer = await get('/users/me', `Token token=${SAMPLE.pagerdutyUserUs}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ user: { email: 'ada@sample.example' } });
});

test('an account key has no user, but abilities', async () => {
  const authorization = `Token token=${SAMPLE.pagerdutyAccountUs}`;
  expect((await get('/users/me', authorization)).status).toBe(400);
  const abilities = await get('/abilities', authorization);
  expect(abilities.status).toBe(200);
  expect(abilities.json()).toMatchObject({ abilities: expect.arrayContaining(['sso']) });
});

test.each([
  undefined,
  `Token ${SAMPLE.pagerdutyUserUs}`,
  `token token=${SAMPLE.pagerdutyUserUs}`,
  `Token Token=${SAMPLE.pagerdutyUserUs}`,
  `Token token="${SAMPLE.pagerdutyUserUs}"`,
  `Token token= ${SAMPLE.pagerdutyUserUs}`,
  `Bearer ${SAMPLE.pagerdutyUserUs}`,
  `Token token=${SAMPLE.pagerdutyUserUs.slice(0, -1)}x`,
  `Token token=${SAMPLE.pagerdutyUserEu}`,
])('anything but the exact format is refused: %s', async (authorization) => {
  const answer = await get('/users/me', authorization);
  expect(answer.status).toBe(401);
  expect(answer.json()).toEqual({ error: { message: 'Authentication failed', code: 2006 } });
});

test('the other region has keys of its own', async () => {
  const host = 'api.eu.pagerduty.com';
  expect((await get('/users/me', `Token token=${SAMPLE.pagerdutyUserEu}`, host)).status).toBe(200);
  expect((await get('/users/me', `Token token=${SAMPLE.pagerdutyUserUs}`, host)).status).toBe(401);
});

test.each([
  [SAMPLE.pagerdutyForbidden, 403, 2010],
  [SAMPLE.pagerdutyPlanLacksIt, 402, 2014],
  [SAMPLE.pagerdutyRateLimited, 429, 2020],
])('%s is answered with status %i', async (token, status, code) => {
  const answer = await get('/users/me', `Token token=${token}`);
  expect(answer.status).toBe(status);
  expect(answer.json()).toMatchObject({ error: { code } });
});

test('429 carries the documented headers, or now and then none', async () => {
  const usual = await get('/users/me', `Token token=${SAMPLE.pagerdutyRateLimited}`);
  expect(usual.headers).toMatchObject({
    'ratelimit-limit': '960',
    'ratelimit-remaining': '0',
    'ratelimit-reset': '20',
  });
  const bare = await get('/users/me', `Token token=${SAMPLE.pagerdutyBareRateLimited}`);
  expect(bare.status).toBe(429);
  expect(bare.headers).not.toHaveProperty('ratelimit-reset');
});

test('plain http is refused without an answer, and still logged', async () => {
  const headers = { authorization: `Token token=${SAMPLE.pagerdutyUserUs}` };
  const plain = call({ host: 'api.pagerduty.com', path: '/abilities', door: 'http', headers });
  await expect(plain).rejects.toThrow();
  expect(replica().log.find({ door: 'http', path: '/abilities' })).toHaveLength(1);
});
