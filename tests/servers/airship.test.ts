import { expect, test } from 'vitest';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call, replica } = replicaForTests();
const units = (authorization?: string) =>
  call({
    host: 'api.airship.co.uk',
    path: '/v1/account/units',
    headers: authorization === undefined ? {} : { authorization },
  });

test('the exact header is let in and named', async () => {
  const answer = await units(`Bearer ${SAMPLE.airship}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ data: [{ name: 'Sample Head Office', is_root: true }, {}] });
});

test.each([
  undefined,
  SAMPLE.airship,
  `bearer ${SAMPLE.airship}`,
  `Bearer  ${SAMPLE.airship}`,
  `Bearer ${SAMPLE.airship.slice(0, -1)}x`,
  `Token token=${SAMPLE.airship}`,
  `Bearer ${SAMPLE.pylonUs}`,
])('anything else gets the documented refusal: %s', async (authorization) => {
  const answer = await units(authorization);
  expect(answer.status).toBe(401);
  expect(answer.text).toBe('{"errors":[{"message":"Unauthorized"}]}');
});

test('a revoked token is refused from then on', async () => {
  expect((await units(`Bearer ${SAMPLE.airshipOther}`)).status).toBe(200);
  replica().tokens.revoke('airship-uk', SAMPLE.airshipOther);
  expect((await units(`Bearer ${SAMPLE.airshipOther}`)).status).toBe(401);
});
