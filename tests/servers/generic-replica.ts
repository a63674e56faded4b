import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json, page } from './answers';
import type { Mapping } from './replica';
import { createRequestLog, type RequestLog } from './request-log';
import { serve } from './serve';
import type { Answer, FullAnswer, SiteRequest } from './site';
import { createTestCertificate } from './test-certificate';

/** One call that a provider knows, and how it answers the token there. */
export interface DemandedCall {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly answer: FullAnswer;
  /** The token is unknown from then on. */
  readonly revokes?: boolean;
  /** It is made without the token's headers, and names the token in its body. */
  readonly bare?: boolean;
}

/** What a provider demands of every caller: data from its documents, filled in for one token. */
export interface Demand {
  /** Names of hosts. */
  readonly hosts: readonly string[];
  /** `name: value`, names in lower case: exactly one line of each name, to the letter. */
  readonly lines: readonly string[];
  /** Where the key is not a header: whether a call has it. */
  readonly elsewhere: ((request: SiteRequest) => boolean) | null;
  readonly calls: readonly DemandedCall[];
  readonly refusal: FullAnswer;
}

/** What it does with the token that it demands. */
export interface Mood {
  /** The host that knows the token; null where none does. */
  readonly home: string | null;
  /** What it says in place of any other answer to the token. */
  readonly instead?: FullAnswer;
  /** What hosts say to it that are not its home. */
  readonly elsewhere?: FullAnswer;
  /** What everybody gets, with the token or without: the host is none of an API any more. */
  readonly everybody?: FullAnswer;
}

/** One server that stands for whatever provider is set on the stage, under every name that there is. */
export interface GenericReplica {
  readonly log: RequestLog;
  readonly mappings: readonly Mapping[];
  readonly spki: string;
  /** From now on it is this provider; every other host is a page of somebody else. */
  play(demand: Demand, mood: Mood): void;
  setMood(mood: Mood): void;
  close(): Promise<void>;
}

/** A port of https, and those on which an API is known to listen. */
const PORTS = [443, 8200];

export async function startGenericReplica(): Promise<GenericReplica> {
  const log = createRequestLog();
  const { key, cert, spki } = await createTestCertificate(['replica.example']);
  let demand: Demand | null = null;
  let mood: Mood = { home: null };
  const answer = (request: SiteRequest): Answer => {
    if (demand?.hosts.includes(request.host) !== true) return page('elsewhere', '<h1>elsewhere</h1>');
    const call = demand.calls.find((each) => isAt(request, each));
    const said = answerOf(request, demand, mood, call);
    if (call?.revokes === true && said === call.answer) mood = { home: null };
    return said;
  };
  const server = createServer(
    { key, cert },
    serve('https', log, () => answer),
  );
  const localPort = await listen(server);
  return {
    log,
    spki,
    mappings: PORTS.map((port) => ({ host: '*', port, localPort })),
    play(next, nextMood) {
      demand = next;
      mood = nextMood;
    },
    setMood(next) {
      mood = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerOf(
  request: SiteRequest,
  demand: Demand,
  mood: Mood,
  call: DemandedCall | undefined,
): FullAnswer {
  if (mood.everybody !== undefined) return mood.everybody;
  if (mood.home === null) return demand.refusal;
  if (call?.bare === true) return hasNone(request, demand) ? call.answer : demand.refusal;
  if (!isDemanded(request, demand)) return demand.refusal;
  if (request.host !== mood.home) return mood.elsewhere ?? demand.refusal;
  return mood.instead ?? call?.answer ?? json(200, { reached: true, path: request.path });
}

/** One line of each name, and nothing else in it. */
function isDemanded(request: SiteRequest, { lines, elsewhere }: Demand): boolean {
  const exact = lines.every((line) => {
    const values = request.headerValues(nameIn(line));
    return values.length === 1 && values[0] === line.slice(nameIn(line).length + 2);
  });
  return exact && (elsewhere?.(request) ?? true);
}

function hasNone(request: SiteRequest, { lines }: Demand): boolean {
  return lines.every((line) => request.headerValues(nameIn(line)).length === 0);
}

const nameIn = (line: string): string => line.slice(0, line.indexOf(':'));

/** By path and query as they are read; how they were spelled is for the log to tell. */
function isAt({ method, path, query }: SiteRequest, call: DemandedCall): boolean {
  const [wanted = '', search = ''] = call.url.split('?');
  return (
    method === call.method && path === wanted && query.toString() === new URLSearchParams(search).toString()
  );
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
