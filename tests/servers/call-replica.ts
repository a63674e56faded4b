import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Replica } from './replica';
import type { Door } from './request-log';

export interface ReplicaCall {
  readonly host: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  readonly door?: Door;
}

export interface ReplicaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  json(): unknown;
}

/** Calls a replica host from node, checking its certificate; no browser and no proxy between. */
export function callReplica(replica: Replica, call: ReplicaCall): Promise<ReplicaAnswer> {
  const door = call.door ?? 'https';
  return new Promise((resolve, reject) => {
    const send = door.startsWith('https') ? httpsRequest : httpRequest;
    const request = send(
      {
        host: '127.0.0.1',
        port: replica.ports[door],
        servername: call.host,
        ca: replica.certificate,
        agent: false,
        method: call.method ?? 'GET',
        path: call.path,
        headers: { host: door === 'https-8443' ? `${call.host}:8443` : call.host, ...call.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, text, json: (): unknown => JSON.parse(text) });
        });
      },
    );
    request.on('error', reject);
    request.end(call.body);
  });
}
