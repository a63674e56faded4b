import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Door, LoggedRequest, RequestLog } from './request-log';
import type { Answer, LateSite, Site, SiteRequest } from './site';

const DEFAULT_PORT: Readonly<Record<Door, number>> = {
  https: 443,
  'https-8443': 8443,
  http: 80,
  'http-other': 80,
};

/** Reads a request whole, logs it as it stood on the wire, and lets its host's site answer. */
export function serve(door: Door, log: RequestLog, siteOf: (host: string) => Site | LateSite | undefined) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    // `close` also comes after an aborted body, so a broken request is logged as well.
    let logged = false;
    const finish = () => {
      if (logged) return;
      logged = true;
      const entry = logEntry(door, request, Buffer.concat(chunks));
      log.record(entry);
      if (!request.complete) return;
      const answer = siteOf(entry.host)?.(siteRequest(entry, Buffer.concat(chunks))) ?? 'refuse';
      void Promise.resolve(answer).then((ready) => send(ready, response));
    };
    request.on('end', finish);
    request.on('close', finish);
  };
}

function logEntry(door: Door, request: IncomingMessage, body: Buffer): LoggedRequest {
  const [, host = '', port] =
    /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec((request.headers.host ?? '').toLowerCase()) ?? [];
  const { method = '', url = '', rawHeaders } = request;
  return {
    door,
    tls: door.startsWith('https'),
    method,
    url,
    path: url.split('?')[0] ?? '',
    host,
    port: port === undefined ? DEFAULT_PORT[door] : Number(port),
    rawHeaders: [...rawHeaders],
    bodyLength: body.length,
    body: body.toString('latin1'),
  };
}

function siteRequest({ method, host, path, url, tls, rawHeaders }: LoggedRequest, body: Buffer): SiteRequest {
  const query = new URLSearchParams(url.slice(path.length));
  const headerValues = (name: string) =>
    rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name);
  return { method, host, path, query, secure: tls, body: body.toString('utf8'), headerValues };
}

function send(answer: Answer, response: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'refuse') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(answer.body);
}
