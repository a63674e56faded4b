import { afterEach, expect, test } from 'vitest';
import { NASTY_TEXT } from './faults';
import { replicaForTests } from './replica-for-tests';
import { SAMPLE } from './sample-tokens';

const { call, replica } = replicaForTests();
const HOST = 'api.usepylon.com';
const authorization = `Bearer ${SAMPLE.pylonUs}`;
const me = () => call({ host: HOST, path: '/me', headers: { authorization } });

afterEach(() => replica().setFault(HOST, null));

test('each fault is answered as named, in the shape of the provider', async () => {
  replica().setFault(HOST, 'html');
  expect((await me()).headers['content-type']).toContain('text/html');
  replica().setFault(HOST, 'five-megabytes');
  expect((await me()).text.length).toBeGreaterThan(5 * 1024 * 1024);
  replica().setFault(HOST, { redirectTo: 'https://evil.example/' });
  expect((await me()).headers['location']).toBe('https://evil.example/');
  replica().setFault(HOST, 'bad-gateway');
  expect((await me()).status).toBe(502);
  replica().setFault(HOST, { status: 503 });
  expect((await me()).status).toBe(503);
  replica().setFault(HOST, 'echo');
  expect((await me()).json()).toMatchObject({ errors: [`Not accepted: ${authorization}`] });
  replica().setFault(HOST, 'control-characters');
  expect((await me()).json()).toMatchObject({ errors: [NASTY_TEXT] });
  replica().setFault(HOST, 'malformed-json');
  expect((await me()).json).toThrow();
});

test('a refused connection fails', async () => {
  replica().setFault(HOST, 'refuse');
  await expect(me()).rejects.toThrow();
});

test('a hanging host has the request and says nothing', async () => {
  replica().setFault(HOST, 'hang');
  replica().log.clear();
  let answered = false;
  const answer = me().finally(() => {
    answered = true;
  });
  await replica().log.waitFor(({ host }) => host === HOST);
  expect(answered).toBe(false);
  await Promise.all([replica().close(), expect(answer).rejects.toThrow()]);
});

test('the log says what it saw when nothing fits in time', async () => {
  replica().log.clear();
  await expect(replica().log.waitFor(() => false, 1)).rejects.toThrow('seen: none');
});
