import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { apiSite } from './api-site';
import type { Fault } from './faults';
import { ALL_HOSTS, isInNumbers, LOOPBACK_HOSTS } from './hosts';
import { createTokenBook, type KnownToken, type TokenBook } from './known-tokens';
import { plainSite } from './plain-site';
import { PROVIDER_DATA, type ProviderData } from './provider-data';
import { createRequestLog, type Door, type RequestLog } from './request-log';
import { serve } from './serve';
import type { LateSite, Site } from './site';
import { createTestCertificate } from './test-certificate';

/** Where a real address is answered: `host:port` stands for `127.0.0.1:localPort`. */
export interface Mapping {
  readonly host: string;
  readonly port: number;
  readonly localPort: number;
}

export interface ReplicaOptions {
  readonly tokens?: readonly KnownToken[];
  /** Providers besides those that ship. */
  readonly providers?: readonly ProviderData[];
  /** More hosts, or other behaviour for a known one. */
  readonly sites?: Readonly<Record<string, Site | LateSite>>;
}

/** All providers' servers, docs sites and outsiders on loopback, under their real names. */
export interface Replica {
  readonly log: RequestLog;
  readonly tokens: TokenBook;
  readonly mappings: readonly Mapping[];
  readonly ports: Readonly<Record<Door, number>>;
  readonly spki: string;
  readonly certificate: string;
  /** Makes a host go wrong, or right again with null. */
  setFault(host: string, fault: Fault | null): void;
  close(): Promise<void>;
}

export async function startReplica(options: ReplicaOptions = {}): Promise<Replica> {
  const log = createRequestLog();
  const tokens = createTokenBook(options.tokens ?? []);
  const faults = new Map<string, Fault>();
  const sites = allSites(
    [...PROVIDER_DATA, ...(options.providers ?? [])],
    tokens,
    (host) => faults.get(host) ?? null,
    options.sites ?? {},
  );
  const { key, cert, spki } = await createTestCertificate(
    mappedHosts(sites).filter((host) => !isInNumbers(host)),
  );
  const siteOf = (host: string) => sites.get(host);
  const servers = {
    https: createHttpsServer({ key, cert }, serve('https', log, siteOf)),
    'https-8443': createHttpsServer({ key, cert }, serve('https-8443', log, siteOf)),
    http: createHttpServer(serve('http', log, siteOf)),
    'http-other': createHttpServer(serve('http-other', log, siteOf)),
  };
  const ports = {
    https: await listen(servers.https),
    'https-8443': await listen(servers['https-8443']),
    http: await listen(servers.http),
    'http-other': await listen(servers['http-other']),
  };
  return {
    log,
    tokens,
    ports,
    spki,
    certificate: cert,
    mappings: mappedHosts(sites).flatMap((host) => [
      ...(isInNumbers(host)
        ? []
        : [
            { host, port: 443, localPort: ports.https },
            { host, port: 8443, localPort: ports['https-8443'] },
          ]),
      { host, port: 80, localPort: ports.http },
    ]),
    setFault: (host, fault) => void (fault === null ? faults.delete(host) : faults.set(host, fault)),
    close: async () => void (await Promise.all(Object.values(servers).map(stop))),
  };
}

function allSites(
  providers: readonly ProviderData[],
  tokens: TokenBook,
  faultOf: (host: string) => Fault | null,
  extra: Readonly<Record<string, Site | LateSite>>,
): ReadonlyMap<string, Site | LateSite> {
  const plain = plainSite(faultOf);
  const apiSites = providers.flatMap((data) =>
    Object.entries(data.hosts).map(
      ([region, host]) => [host, apiSite(data, region, tokens, faultOf)] as const,
    ),
  );
  const plainSites = [...ALL_HOSTS, ...LOOPBACK_HOSTS].map((host) => [host, plain] as const);
  return new Map<string, Site | LateSite>([...plainSites, ...apiSites, ...Object.entries(extra)]);
}

function mappedHosts(sites: ReadonlyMap<string, Site | LateSite>): readonly string[] {
  const loopback: readonly string[] = LOOPBACK_HOSTS;
  return [...sites.keys()].filter((host) => !loopback.includes(host));
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
