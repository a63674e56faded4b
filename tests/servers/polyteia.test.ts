import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call } = replicaForTests();
const LIST = '{"query":"list_organizations","params":{"page":1,"size":1}}';
const post = (authorization: string, body = LIST, type = 'application/json') =>
  call({
    host: 'app.polyteia.com',
    path: '/api',
    method: 'POST',
    headers: { 'content-type': type, ...(authorization === '' ? {} : { authorization }) },
    body,
  });

test('the exact header and body list the organization', async () => {
  const answer = await post(`Bearer ${SAMPLE.polyteia}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ data: { items: [{ name: 'Sample Gemeente' }] } });
});

test.each([
  '',
  SAMPLE.polyteia,
  `bearer ${SAMPLE.polyteia}`,
  `Bearer ${SAMPLE.polyteia}x`,
  `Bearer ${SAMPLE.airship}`,
])('anything else is refused with a string for an error: %s', async (authorization) => {
  const answer = await post(authorization);
  expect(answer.status).toBe(401);
  expect(answer.text).toBe('{"error":"Unauthorized"}');
});

test.each([
  ['{"query":"no_such_query"}', 'application/json'],
  ['not json', 'application/json'],
  [LIST, 'text/plain'],
])('business failures come inside a 200: %s as %s', async (body, type) => {
  const answer = await post(`Bearer ${SAMPLE.polyteia}`, body, type);
  expect(answer.status).toBe(200);
  expect(answer.json()).toHaveProperty('error.message');
  expect(answer.json()).not.toHaveProperty('data');
});

test('a good key without the permission gets 403', async () => {
  expect((await post(`Bearer ${SAMPLE.polyteiaForbidden}`)).status).toBe(403);
});

test("the web app's own credential and cookie work on the same host", async () => {
  const home = await call({ host: 'app.polyteia.com', path: '/' });
  expect(home.text).toContain('Bearer app-session');
  expect(String(home.headers['set-cookie'])).toContain('polyteia_session=');
  const headers = { authorization: 'Bearer app-session' };
  const session = (sent: Readonly<Record<string, string>>) =>
    call({ host: 'app.polyteia.com', path: '/api/session', headers: sent });
  expect((await session(headers)).status).toBe(200);
  expect((await session({ authorization: `Bearer ${SAMPLE.polyteia}` })).status).toBe(401);
});
