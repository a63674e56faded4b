import { request } from 'node:http';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Replica, startReplica } from '../servers/replica';
import { type ConnectProxy, startConnectProxy } from './connect-proxy';

let replica: Replica;
let proxy: ConnectProxy;
beforeAll(async () => {
  replica = await startReplica();
  proxy = await startConnectProxy(replica.mappings);
});
afterAll(async () => {
  await proxy.close();
  await replica.close();
});

function tunnel(address: string): Promise<{ status: number; certified: string | undefined }> {
  return new Promise((resolve, reject) => {
    const ask = request({ host: '127.0.0.1', port: proxy.port, method: 'CONNECT', path: address });
    ask.on('error', reject);
    ask.on('connect', (answer, socket) => {
      const status = answer.statusCode ?? 0;
      if (status !== 200) return resolve({ status, certified: undefined });
      const tls = tlsConnect({ socket, servername: 'api.pagerduty.com', ca: replica.certificate }, () => {
        resolve({ status, certified: tls.getPeerCertificate().subjectaltname });
        tls.destroy();
      });
      tls.on('error', reject);
    });
    ask.end();
  });
}

test('a mapped address leads to the replica', async () => {
  const { status, certified } = await tunnel('api.pagerduty.com:443');
  expect(status).toBe(200);
  expect(certified).toContain('DNS:api.pagerduty.com');
});

test('any other address is refused and remembered', async () => {
  expect((await tunnel('example.com:443')).status).toBe(403);
  expect((await tunnel('api.pagerduty.com:444')).status).toBe(403);
  expect(proxy.refused).toEqual(['example.com:443', 'api.pagerduty.com:444']);
});

test('plain http is passed on with its header lines as they are', async () => {
  const headers = ['Host', 'api.usepylon.com', 'X-Odd-CASE', 'kept'];
  const path = 'http://api.usepylon.com/plain?q=1';
  const status = await new Promise((resolve, reject) => {
    const ask = request({ host: '127.0.0.1', port: proxy.port, path, headers, setHost: false });
    ask.on('response', (answer) => resolve(answer.resume().statusCode));
    ask.on('error', reject);
    ask.end();
  });
  expect(status).toBe(200);
  const [logged] = replica.log.find({ door: 'http', path: '/plain' });
  expect(logged).toMatchObject({ url: '/plain?q=1', host: 'api.usepylon.com' });
  expect(logged?.rawHeaders.slice(0, 4)).toEqual(headers);
});
