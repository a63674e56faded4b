/** Which of the replica's doors a request came through. `http-other` is another port of this computer alone. */
export type Door = 'https' | 'https-8443' | 'http' | 'http-other';

/** One request as it stood on the wire; `rawHeaders` is name, value, name, value … in order and letter case. */
export interface LoggedRequest {
  readonly door: Door;
  readonly tls: boolean;
  readonly method: string;
  /** The request target as sent. */
  readonly url: string;
  readonly path: string;
  /** Host name without the port, as the Host header says. */
  readonly host: string;
  readonly port: number;
  readonly rawHeaders: readonly string[];
  readonly bodyLength: number;
  /** A character a byte. */
  readonly body: string;
}

export type LogQuery = Partial<Pick<LoggedRequest, 'host' | 'path' | 'method' | 'port' | 'door'>>;

/** Everything that reached the servers. */
export interface RequestLog {
  all(): readonly LoggedRequest[];
  find(query: LogQuery): readonly LoggedRequest[];
  /** `name: value` lines of the named headers, names in lower case, values untouched, sorted by name. */
  headerLines(request: LoggedRequest, names: readonly string[]): readonly string[];
  /** Resolves with the first request, past or future, that fits. */
  waitFor(fits: (request: LoggedRequest) => boolean, timeout?: number): Promise<LoggedRequest>;
  clear(): void;
  record(request: LoggedRequest): void;
}

interface Waiter {
  readonly fits: (request: LoggedRequest) => boolean;
  readonly done: (request: LoggedRequest) => void;
}

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  const waiters = new Set<Waiter>();
  return {
    all: () => [...requests],
    find: (query) => requests.filter((request) => matches(request, query)),
    headerLines,
    clear: () => {
      requests = [];
    },
    record(request) {
      requests.push(request);
      for (const waiter of [...waiters]) if (waiter.fits(request)) waiter.done(request);
    },
    waitFor(fits, timeout = 10_000) {
      const seen = requests.find(fits);
      if (seen !== undefined) return Promise.resolve(seen);
      return new Promise((resolve, reject) => {
        const leave = () => {
          clearTimeout(deadline);
          waiters.delete(waiter);
        };
        const done = (request: LoggedRequest) => {
          leave();
          resolve(request);
        };
        const waiter: Waiter = { fits, done };
        const deadline = setTimeout(() => {
          leave();
          reject(new Error(`no such request within ${timeout} ms; seen: ${summary(requests)}`));
        }, timeout);
        waiters.add(waiter);
      });
    },
  };
}

function matches(request: LoggedRequest, query: LogQuery): boolean {
  const { host, path, method, port, door } = query;
  return (
    (host === undefined || host === request.host) &&
    (path === undefined || path === request.path) &&
    (method === undefined || method === request.method) &&
    (port === undefined || port === request.port) &&
    (door === undefined || door === request.door)
  );
}

function headerLines({ rawHeaders }: LoggedRequest, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (names.includes(name)) lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`);
  }
  return lines.sort();
}

/** Addresses only, never header values: this ends up in test reports. */
function summary(requests: readonly LoggedRequest[]): string {
  return requests.map(({ method, host, path }) => `${method} ${host}${path}`).join(', ') || 'none';
}
