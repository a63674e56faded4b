import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Mapping } from '../servers/replica';

/** A proxy that leads mapped addresses to the replica and refuses every other. */
export interface ConnectProxy {
  readonly port: number;
  /** `host:port` of what was asked for and refused, in order. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

export async function startConnectProxy(mappings: readonly Mapping[]): Promise<ConnectProxy> {
  const ways = new Map(mappings.map(({ host, port, localPort }) => [`${host}:${port}`, localPort]));
  const sockets = new Set<Duplex>();
  const refused: string[] = [];
  const server = createServer((request, response) => passOn(request, response, ways, refused));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A browser that dies cuts its connections; the run goes on without it.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    const localPort = ways.get(request.url ?? '');
    if (localPort === undefined) {
      refused.push(request.url ?? '');
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(localPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Plain http comes with a full address; the header lines go on as they are. */
function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  ways: ReadonlyMap<string, number>,
  refused: string[],
): void {
  const url = new URL(request.url ?? '/', 'http://none.invalid');
  const way = `${url.hostname}:${url.port === '' ? 80 : url.port}`;
  const port = ways.get(way);
  if (port === undefined) {
    refused.push(way);
    response.writeHead(403).end();
    return;
  }
  const { method = 'GET', rawHeaders } = request;
  const path = url.pathname + url.search;
  const upstream = forward({ host: '127.0.0.1', port, method, path, headers: rawHeaders, setHost: false });
  upstream.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  upstream.on('error', () => response.destroy());
  request.pipe(upstream);
}
