import { setTimeout as pause } from 'node:timers/promises';
import { carries } from '../../e2e/support/carried';
import type { Replica } from '../../servers/replica';
import { until } from '../../support/until';
import type { Adapter } from '../adapters/adapter';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';
import { startChromium } from '../browsers/chromium';
import { startFirefox } from '../browsers/firefox';
import { type Attempt, carriedBy, runVector } from './run-vector';
import { TARGET } from './target';
import type { BrowserName, NamedVector } from './vector';
import { leaked } from './verdict';

const START = { chromium: startChromium, firefox: startFirefox };
/** Milliseconds, with room for vectors of fifty workers. */
const LONGEST_VECTOR = 120_000;
const LONGEST_ANSWER = 30_000;
const ONE_VISIT = 2_000;
const LONGEST_ATTACHMENT = 10_000;
const LONGEST_NOTE = 2_000;
const STRANGER = 'tests/attacks/stranger';

/** Where one browser, the extension in it and a tab of the user's own wait for attackers. */
interface Stand {
  attempt(vector: NamedVector): Promise<Attempt>;
  /** Whether the browser still opens a tab. */
  answers(): Promise<boolean>;
  /** Lets the user visit the API, which has to get the token. */
  visitHome(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs all vectors against one extension in one browser. A browser that no longer answers proves nothing of the vector
 * that it had to try: that one is tried again in a new browser, and the run fails only where the new one fails too.
 * @param vectors the next one is asked for when what came of the one before is told
 * @param tell gets each result as it comes, with the milliseconds that it took, and once more, without, where a
 *   request with the token came later
 */
export async function attackExtension(
  browserName: BrowserName,
  adapter: Adapter,
  vectors: Iterable<NamedVector>,
  replica: Replica,
  tell: (vector: NamedVector, attempt: Attempt, took: number | null) => void,
): Promise<ReadonlyMap<string, Attempt>> {
  replica.log.clear();
  const build = adapter.build(browserName);
  if (build === null) return new Map();
  const name = `${browserName} ${adapter.name}`;
  let visits = 0;
  const open = () =>
    openStand(name, START[browserName](build, STRANGER, replica), adapter, replica, () => visits++);
  let stand = await open();
  const once = (vector: NamedVector): Promise<Attempt> =>
    stand.attempt(vector).catch(async (error: unknown) => {
      if (await stand.answers()) throw error;
      console.error(`${name}: ${vector.name} once more, in a new browser:`, error);
      await stand.close().catch(() => undefined);
      stand = await open();
      return stand.attempt(vector);
    });
  try {
    const attempts = new Map<NamedVector, Attempt>();
    for (const vector of vectors) {
      const start = performance.now();
      const first = await once(vector);
      // What got lost on its way, as in a tab that the extension sends elsewhere at that moment, is tried once more.
      const isLost = !first.arrived && !leaked(first) && vector.stoppedBy?.[browserName] === undefined;
      const attempt = isLost ? await once(vector) : first;
      attempts.set(vector, attempt);
      tell(vector, attempt, performance.now() - start);
    }
    await stand.visitHome();
    for (const [vector, before] of attempts) {
      const carried = carriedBy(vector, replica);
      if (carried.length === before.carried.length) continue;
      attempts.set(vector, { ...before, carried });
      tell(vector, { ...before, carried }, null);
    }
    return new Map([...attempts].map(([{ name: vectorName }, attempt]) => [vectorName, attempt]));
  } finally {
    await stand.close();
  }
}

/** @param nextVisit gives each visit of the user's own a number */
async function openStand(
  name: string,
  starting: Promise<AttackBrowser>,
  adapter: Adapter,
  replica: Replica,
  nextVisit: () => number,
): Promise<Stand> {
  const browser = await starting;
  const extension = await adapter.install(browser, TARGET).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const home = await browser.newPage();
  const prepare = async () => adapter.prepare?.(extension, home);
  await prepare();
  let isAttachable = false;
  const visitHome = async () => {
    await expectAttachable(replica, home, nextVisit());
    isAttachable = true;
  };
  // What an extension makes of a request may come later, and lead the tab there once more: it gets to know
  // of a later visit first.
  const settle = async () => {
    const before = await extension.sent?.();
    await visitHome();
    const isNoted = async () => extension.sent === null || (await extension.sent()) !== before;
    await until('a later visit that is known of', isNoted, { timeout: LONGEST_NOTE }).catch(() => null);
  };
  return {
    async attempt(vector) {
      // The visit that ended the one before may have shown it.
      if (!isAttachable) await visitHome();
      isAttachable = false;
      // A mode may trust a tab that has been at the API: what happens there is another matter.
      // A fresh tab: what the last attacker left on its way would take this one's page away.
      const page = await browser.newPage();
      const run = runVector(vector, { browser, replica, extension, home, page, prepare, settle });
      return orGiveUp(vector.name, run).catch((error: unknown) => {
        // The others go on; one that did not come to its end proves nothing.
        console.error(`${name}: ${vector.name}:`, error);
        return { arrived: false, carried: carriedBy(vector, replica), held: false };
      });
    },
    async answers() {
      const opened = browser.newPage().then((page) => page.close());
      return orGiveUp('a tab', opened, LONGEST_ANSWER).then(
        () => true,
        () => false,
      );
    },
    visitHome,
    close: () => browser.close(),
  };
}

/** What hangs is named; without a limit the whole run would wait for it. */
async function orGiveUp<T>(name: string, attempt: Promise<T>, longest = LONGEST_VECTOR): Promise<T> {
  const ended = new AbortController();
  const limit = pause(longest, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`${name}: no end within ${longest} ms`);
  });
  try {
    return await Promise.race([attempt, limit]);
  } finally {
    ended.abort();
  }
}

/**
 * A vector proves something only while the token can be sent: a visit of the user's own carries it. Where a mode has
 * to see a visit first, a background that lags behind a server so near may see it too late, so they come again.
 */
async function expectAttachable(replica: Replica, home: AttackPage, number: number): Promise<void> {
  const path = `/attachable/${number}`;
  const sent = () =>
    replica.log.all().some((request) => request.path === path && carries(request, TARGET.secret));
  const visit = async () => {
    await home.goto(`${TARGET.origin}${path}`);
    return until('the token', sent, { timeout: ONE_VISIT }).catch(() => false);
  };
  await until('a visit that carries the token', visit, { timeout: LONGEST_ATTACHMENT });
}
