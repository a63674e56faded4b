import { carries } from '../../e2e/support/carried';
import type { Replica } from '../../servers/replica';
import type { LoggedRequest } from '../../servers/request-log';
import { until } from '../../support/until';
import type { InstalledExtension, Silence } from '../adapters/adapter';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';
import { sessionOf } from './session';
import type { Stage } from './stage';
import { EVIL, PLAIN_SECRET, TARGET } from './target';
import type { NamedVector } from './vector';

/** Milliseconds for a request to arrive. */
const PATIENCE = 15_000;

/** What the user did themselves during a vector. */
const OWN = new WeakSet<LoggedRequest>();

/** What came of one vector. */
export interface Attempt {
  /** Whether it arrived where it was to arrive, every time. */
  readonly arrived: boolean;
  /** Requests that carried the token, or a session that it opened: method and address without its query. */
  readonly carried: readonly string[];
  /** Whether the attacker holds the token in some other way. */
  readonly held: boolean;
}

export interface Arena {
  readonly browser: AttackBrowser;
  readonly replica: Replica;
  readonly extension: InstalledExtension;
  /** A tab of the user's own. */
  readonly home: AttackPage;
  /** The tab in which the user meets the attacker. */
  readonly page: AttackPage;
  /** Makes the token be sent from the user's own tab again. */
  readonly prepare: () => Promise<void>;
  /** Waits until the extension has made of the attempt what it will. */
  readonly settle: () => Promise<void>;
}

/** The path below which everything of a vector stays. */
export function pathOf({ name }: Pick<NamedVector, 'name'>): string {
  return `/attack/${name}`;
}

/** Lets the attacker try, once or as often as the vector says. */
export async function runVector(vector: NamedVector, arena: Arena): Promise<Attempt> {
  const { browser, replica, home, page, extension, settle } = arena;
  const rounds = Array.from({ length: vector.rounds ?? 1 }, (_, round) => `${pathOf(vector)}/${round}`);
  const [first = ''] = rounds;
  const stage = stageOf(arena, first);
  await vector.before?.(stage);
  const address = filled(vector.typed ?? vector.from ?? `${EVIL}/`, first, replica);
  await page.goto(address);
  if (vector.typed === undefined) await until('the attacker', () => isAt(page, address));
  for (const path of rounds) {
    if (vector.markup !== undefined) await page.insert(filled(vector.markup, path, replica));
  }
  const holds = await vector.run?.(stage, page);
  const arrived = await allArrive(vector, arena, rounds);
  if (vector.inEveryMode || vector.residual !== undefined) await settle();
  await browser.closeAllBut([home, ...(extension.page === null ? [] : [extension.page])]);
  const carried = carriedBy(vector, replica);
  return { arrived, carried, held: JSON.stringify(holds ?? null).includes(TARGET.secret) };
}

/** Requests of a vector that carried its prize until now. */
export function carriedBy(vector: NamedVector, { log }: Replica): readonly string[] {
  const prizes = { session: sessionOf(pathOf(vector)), 'plain-token': PLAIN_SECRET, token: TARGET.secret };
  const prize = prizes[vector.prize ?? 'token'];
  return log
    .all()
    .filter((request) => isOf(vector, request) && !OWN.has(request) && carries(request, prize))
    .map(described);
}

async function allArrive(vector: NamedVector, arena: Arena, paths: readonly string[]): Promise<boolean> {
  // What a browser stops is given no time to arrive; what arrives all the same is seen at the end.
  if (vector.stoppedBy?.[arena.browser.name] !== undefined) return false;
  const waits = paths.flatMap((path) =>
    (vector.arrives ?? ['GET']).map((method) => stageOf(arena, path).arrival(method, vector.at)),
  );
  const { log } = arena.replica;
  const all = () => log.all().filter(({ url }) => url.includes(pathOf(vector))).length >= (vector.times ?? 1);
  if (vector.times !== undefined) waits.push(until('all of its requests', all).then(() => undefined));
  return Promise.all(waits).then(
    () => true,
    () => false,
  );
}

function filled(text: string, path: string, { ports }: Replica): string {
  return text
    .replaceAll('{url}', TARGET.origin + path)
    .replaceAll('{path}', path)
    .replaceAll('{port}', String(ports.http));
}

function stageOf({ browser, replica, extension, home, prepare }: Arena, path: string): Stage {
  const arrival = async (method: string, host: string = TARGET.host): Promise<void> => {
    const fits = (request: LoggedRequest) =>
      request.host === host && request.method === method && request.url.includes(path) && !OWN.has(request);
    await replica.log.waitFor(fits, PATIENCE);
  };
  const own = async (act: () => Promise<unknown>): Promise<void> => {
    const before = new Set(replica.log.all());
    await act();
    for (const request of replica.log.all()) if (!before.has(request)) OWN.add(request);
  };
  const whileSilent = async (how: Silence, act: () => Promise<unknown>): Promise<void> => {
    await (extension.whileSilent?.(how, act) ?? act());
    await prepare();
  };
  return {
    browser,
    replica,
    extension,
    home,
    path,
    url: `${TARGET.origin}${path}`,
    own,
    arrival,
    whileSilent,
  };
}

/** Whether a page shows that host, and goes there again where something came between. */
async function isAt(page: AttackPage, address: string): Promise<boolean> {
  const start = new URL(address).href.slice(0, address.lastIndexOf('/'));
  if (page.url().startsWith(start)) return true;
  await page.goto(address);
  return false;
}

/** Where the API itself redirects, the user was at the API first, and rightly with the token. */
function isOf(vector: NamedVector, { url, path, host, door }: LoggedRequest): boolean {
  const ownRedirect = path === '/redirect' && host === TARGET.host && door === 'https';
  return url.includes(`${pathOf(vector)}/`) && !ownRedirect;
}

function described({ method, door, host, path }: LoggedRequest): string {
  return `${method} ${door}://${host}${path}`;
}
