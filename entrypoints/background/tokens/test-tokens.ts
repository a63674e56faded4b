import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import type { MessageInput } from '../../../core/messages/message-table';
import { holdAfter, MOST_QUEUES, queuesOf, type TestQueue, withOutcome } from '../../../core/probe/test-run';
import type { Outcome } from '../../../core/token/outcome';
import { runEvent } from '../../../platform/background/run-event';
import { returnUnusedAccess } from '../access/access';
import { logActivityOfMany } from '../activity/activity';
import { untilLock, whileUnderTest } from '../probe/prober';
import { oneSecond, type Pause } from '../probe/usual-forms';
import { forgetTestRun, openTestRun, type TestRunStore } from '../stores/test-run';
import { syncAll, syncPages } from '../sync/sync-all';
import { requireVault } from '../vault/open-vault';
import { testAndKeep } from './test-token';

/** Stops the run that is under way. */
let stop = new AbortController();

/**
 * Asks each token's API about it. Companies are asked in parallel, each about one token a second, and no more once one
 * of them refuses too often. Nothing but the results changes, and none of them is shown by itself.
 * @returns once the run is noted; it goes on without the page. Ids that are gone are passed over
 */
export async function startTests(
  { ids }: MessageInput<'tests.start'>,
  pause: Pause = oneSecond,
): Promise<void> {
  const { tokens } = await requireVault();
  const wanted = [...new Set(ids)].flatMap((id) => tokens.get(id) ?? []);
  const run = wanted.length === 0 ? null : openTestRun(wanted.length);
  if (run === null) return;
  stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, untilLock()]);
  const tests = whileUnderTest(wanted, () => testAll(queuesOf(wanted), run, signal, pause));
  runEvent(tests.finally(run.close).finally(endRun));
  await syncPages();
}

/** Begins no more tests; those under way are finished. What a run came to is forgotten once it was seen. */
export async function endTests(): Promise<void> {
  stop.abort();
  await forgetTestRun();
  await syncPages();
}

async function testAll(
  queues: readonly TestQueue[],
  run: TestRunStore,
  signal: AbortSignal,
  pause: Pause,
): Promise<void> {
  const waiting = [...queues];
  const noted: { readonly title: string; readonly detail: Outcome }[] = [];
  const testNext = async () => {
    for (let queue = waiting.shift(); queue !== undefined; queue = waiting.shift())
      await testQueue(queue, run, signal, pause, (title, detail) => void noted.push({ title, detail }));
  };
  try {
    await run.change((now) => now);
    await Promise.all(Array.from({ length: MOST_QUEUES }, testNext));
    await run.change((now) => ({
      ...now,
      state: signal.aborted ? 'stopped' : 'done',
      notAsked: now.total - now.accepted - now.refused - now.other,
    }));
  } catch (error) {
    // The other queues must not go on by themselves.
    stop.abort();
    if (!(error instanceof LockedError)) throw error;
  } finally {
    logActivityOfMany('tested', noted);
  }
}

async function testQueue(
  { tokens }: TestQueue,
  run: TestRunStore,
  signal: AbortSignal,
  pause: Pause,
  note: (title: string, outcome: Outcome) => void,
): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const [at, { id, providerName }] of tokens.entries()) {
    const before = outcomes.length;
    if (signal.aborted) return;
    const wasAsked = await testOne(id, (title, outcome) => {
      outcomes.push(outcome);
      note(title, outcome);
    });
    const outcome = outcomes[before];
    const rest = tokens.length - at - 1;
    const why = holdAfter(outcomes);
    const isHeld = why !== null && rest > 0;
    await run.change((now) => {
      const tested =
        outcome === undefined ? { ...now, notAsked: now.notAsked + 1 } : withOutcome(now, outcome);
      if (!isHeld) return tested;
      const held = [...tested.held, { name: providerName, why }];
      return { ...tested, held, notAsked: tested.notAsked + rest };
    });
    syncSoon();
    if (isHeld) return;
    if (wasAsked && rest > 0) await pause(signal);
  }
}

/** A missing check or missing access does not end a run. @returns whether the API was asked about it */
async function testOne(id: string, note: (title: string, outcome: Outcome) => void): Promise<boolean> {
  try {
    await testAndKeep(id, {}, note);
    return true;
  } catch (error) {
    const isKnown = error instanceof KeybearerError && PASSED_OVER.has(error.code);
    if (!isKnown) throw error;
    return false;
  }
}

const PASSED_OVER: ReadonlySet<KeybearerError['code']> = new Set(['invalid-input', 'no-access', 'not-found']);

let syncing: Promise<void> | null = null;

/** Brings pages and rules in line, one pass at a time: with a thousand tokens each takes a while. */
function syncSoon(): void {
  syncing ??= syncAll().finally(() => {
    syncing = null;
  });
  runEvent(syncing);
}

/** Once the run is over: until then a token that waits for its test needs its access. The last results are shown too. */
async function endRun(): Promise<void> {
  await syncing;
  await returnUnusedAccess();
  await syncAll();
}
