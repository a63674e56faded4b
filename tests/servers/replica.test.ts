import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call, replica } = replicaForTests();
const API = 'api.pagerduty.com';
const authorization = `Token token=${SAMPLE.pagerdutyUserUs}`;
const DOCS = 'https://developer.pagerduty.com';

test('every host answers under its own name, at every door', async () => {
  for (const { host, port } of replica().mappings) {
    const door = port === 443 ? 'https' : port === 80 ? 'http' : 'https-8443';
    if (door === 'http' && /^api\.(eu\.)?pagerduty\.com$/.test(host)) continue;
    const answer = await call({ host, path: '/reached', door });
    expect(answer.json()).toMatchObject({ reached: true, host, path: '/reached' });
  }
});

test('cacheable answers name the caller and count', async () => {
  const first = await call({ host: API, path: '/cacheable', headers: { authorization } });
  expect(first.headers['cache-control']).toBe('max-age=600');
  expect(first.json()).toMatchObject({ authenticated: 'ada@sample.example', serial: expect.any(Number) });
  expect((await call({ host: API, path: '/cacheable' })).json()).toMatchObject({ authenticated: null });
  const echo = await call({ host: API, path: '/cacheable-echo', headers: { authorization } });
  expect(echo.json()).toMatchObject({ credential: authorization });
});

test('only the docs site may read across origins, and only named headers are allowed', async () => {
  const preflight = (origin: string) =>
    call({
      host: API,
      path: '/users/me',
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
  const docs = await preflight(DOCS);
  expect(docs.status).toBe(204);
  expect(docs.headers['access-control-allow-origin']).toBe(DOCS);
  expect(docs.headers['access-control-allow-headers']).toBe('accept, content-type');
  const evil = await preflight('https://evil.example');
  expect(evil.headers).not.toHaveProperty('access-control-allow-origin');
  const refused = await call({ host: API, path: '/users/me', headers: { origin: DOCS } });
  expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, DOCS]);
});

test('any host redirects on request', async () => {
  const answer = await call({
    host: 'evil.example',
    path: '/redirect?to=https://api.pagerduty.com/users/me',
  });
  expect([answer.status, answer.headers['location']]).toEqual([302, 'https://api.pagerduty.com/users/me']);
});

test('the log keeps header lines in order and letter case', async () => {
  const headers = { 'X-Odd-Case': ' kept', Authorization: authorization };
  await call({ host: API, path: '/logged?q=1', method: 'POST', headers, body: 'four' });
  const logged = await replica().log.waitFor(({ path }) => path === '/logged');
  expect(logged).toMatchObject({ method: 'POST', url: '/logged?q=1', port: 443, tls: true, bodyLength: 4 });
  expect(logged.rawHeaders.slice(2, 6)).toEqual(['X-Odd-Case', 'kept', 'Authorization', authorization]);
  expect(replica().log.headerLines(logged, ['authorization', 'cookie'])).toEqual([
    `authorization: ${authorization}`,
  ]);
});

test('an authorization sent twice is not let in', async () => {
  const headers = { host: API, authorization: [authorization, authorization] };
  const answer = await call({ host: API, path: '/users/me', headers });
  expect(answer.status).toBe(401);
});
