import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call } = replicaForTests();
const EU = 'api.probe.splx.ai';
const US = 'us.api.probe.splx.ai';
const models = (host: string, headers: Readonly<Record<string, string>>) =>
  call({ host, path: '/api/v2/benchmarks/models', headers });

test.each([
  [EU, SAMPLE.splxaiEu],
  [US, SAMPLE.splxaiUs],
])('%s takes the bare token of its own region', async (host, token) => {
  expect((await models(host, { 'x-api-key': token })).status).toBe(200);
});

test.each<[string, Readonly<Record<string, string>>]>([
  [EU, {}],
  [EU, { 'x-api-key': `Bearer ${SAMPLE.splxaiEu}` }],
  [EU, { 'x-api-key': `${SAMPLE.splxaiEu.slice(0, -1)}x` }],
  [EU, { 'x-api-key': SAMPLE.splxaiUs }],
  [US, { 'x-api-key': SAMPLE.splxaiEu }],
  [EU, { authorization: SAMPLE.splxaiEu }],
])('%s refuses %j with the documented body', async (host, headers) => {
  const answer = await models(host, headers);
  expect(answer.status).toBe(401);
  expect(answer.json()).toEqual({
    error: {
      message: 'Unauthorized: Authentication is required to access this resource.',
      code: 'UNAUTHORIZED',
    },
  });
});
