import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyBuild } from '../../e2e/support/build-copy';
import { type Keybearer, keybearerOf } from '../../e2e/support/keybearer';
import { killWorker } from '../../e2e/support/kill-worker';
import { startReplica } from '../../servers/replica';
import { SAMPLE_TOKENS } from '../../servers/sample-tokens';
import { launchChromium } from '../../support/chromium';
import { until } from '../../support/until';
import { type Random, seededRandom } from '../random';
import type { Report } from '../report';
import { CHANGES, type Change, type Owner } from './changes';

export interface ChromiumOptions {
  readonly seed: number;
  /** Kills that hit. */
  readonly runs: number;
  /** A fault in the product, which must be found. */
  readonly planted: boolean;
}

/** A change rarely writes more often. */
const MOST_WRITES = 12;

/** Kills the worker of the built extension at a write that never comes back, again and again in one browser. */
export async function killInChromium({ seed, runs, planted }: ChromiumOptions): Promise<Report> {
  const random = seededRandom(seed);
  const source = await readFile(join(import.meta.dirname, 'faulty-worker.js'), 'utf8');
  const prelude = source.replace('PLANTED = false', `PLANTED = ${planted}`);
  const copy = await copyBuild('chrome-mv3-e2e-all', { background: (text) => `${prelude}\n${text}` });
  const replica = await startReplica({ tokens: SAMPLE_TOKENS });
  const session = await launchChromium({ build: copy.path, replica });
  const failures: string[] = [];
  const counts = { kills: 0, before: 0, after: 0, missed: 0 };
  try {
    const keybearer = await keybearerOf(session);
    await keybearer.page.goto(`chrome-extension://${session.extensionId}/options.html`);
    const owner: Owner = { keybearer, random, passphrases: ['torture passphrase 0'], number: 0 };
    await begin(owner);
    while (counts.kills < runs && failures.length < 5) {
      owner.number += 1;
      const change = await draw(owner, random);
      const when = random.pick(['before', 'after'] as const);
      const write = 1 + random.below(MOST_WRITES);
      const what = `run ${owner.number}: ${change.name}, ${when} write ${write}`;
      try {
        const before = await tokensOf(keybearer);
        const expected = change.after(before, owner);
        await plan(keybearer, { run: owner.number, write, when });
        let ended: string | null = null;
        const acting = change.act(owner).then(
          () => {
            ended = 'done';
          },
          (error: unknown) => {
            ended = `${error}`;
          },
        );
        const reached = await until(
          'the write, or the end',
          async () => ((await isReached(keybearer, owner.number)) ? 'reached' : ended),
          { timeout: 60_000 },
        );
        if (reached === 'reached') {
          await killWorker(session, keybearer.page);
          counts.kills += 1;
        } else if (reached !== 'done') throw new Error(reached);
        else counts.missed += 1;
        await plan(keybearer, null);
        await acting;
        await unlockIfLocked(owner, change.slots && reached === 'reached');
        const found = await tokensOf(keybearer);
        const isAfter = isSame(found, expected);
        if (!isAfter && !isSame(found, before)) throw new Error(`tokens are ${found}`);
        if (reached === 'reached') counts[isAfter ? 'after' : 'before'] += 1;
      } catch (error) {
        failures.push(`${what}: ${error instanceof Error ? error.message : error}`);
        await plan(keybearer, null);
        await unlockIfLocked(owner, false).catch(() => undefined);
      }
    }
  } finally {
    await session.close();
    await replica.close();
    await copy.remove();
  }
  const { kills, before, after, missed } = counts;
  const line = `kill in Chromium: seed ${seed}, ${kills} kills (${before} left the vault of before, ${after} of after; ${missed} runs ended first); ${failures.length} losses`;
  return { line, failures };
}

async function begin({ keybearer, passphrases: [passphrase] }: Owner): Promise<void> {
  await keybearer.add({
    providerId: 'pagerduty',
    region: 'US',
    secret: 'u+FakeTorture0000000',
    how: 'without-test',
  });
  await keybearer.add({
    providerId: 'pylon',
    region: 'US',
    secret: 'fake-pylon-token-0001',
    how: 'without-test',
  });
  await keybearer.add({
    providerId: 'pagerduty',
    region: 'EU',
    secret: 'u+FakeTorture0000001',
    how: 'without-test',
  });
  await keybearer.ask('passphrase.set', { passphrase, proof: null });
}

async function draw(owner: Owner, random: Random): Promise<Change> {
  const count = (await tokensOf(owner.keybearer)).length;
  return random.pick(CHANGES.filter(({ least, most }) => count >= least && count <= most));
}

/** Names of the tokens and whether they are on, as pages show them. */
async function tokensOf(keybearer: Keybearer): Promise<readonly string[]> {
  const snapshot = await keybearer.snapshot();
  if (snapshot === null) throw new Error('locked');
  return snapshot.tokens.map(({ id, label }) => `${id} ${label}`);
}

/** A new token draws its id. */
function isSame(found: readonly string[], expected: readonly string[]): boolean {
  return (
    found.length === expected.length &&
    expected.every((token, at) =>
      token.startsWith('new ') ? found[at]?.endsWith(token.slice(4)) : found[at] === token,
    )
  );
}

async function plan(keybearer: Keybearer, planned: object | null): Promise<void> {
  await keybearer.page.evaluate(async (value) => {
    const { session } = globalThis.chrome.storage as unknown as {
      session: { set(entries: object): Promise<void>; remove(keys: string[]): Promise<void> };
    };
    await session.remove(['torture-plan', 'torture-reached']);
    if (value !== null) await session.set({ 'torture-plan': value });
  }, planned);
}

function isReached({ page }: Keybearer, run: number): Promise<boolean> {
  return page.evaluate(
    async (wanted) =>
      (await globalThis.chrome.storage.session.get('torture-reached'))['torture-reached'] === wanted,
    run as unknown,
  );
}

/** The next worker; with a passphrase where it is locked, and where it has to be shown that one still opens. */
async function unlockIfLocked(owner: Owner, lockFirst: boolean): Promise<void> {
  const { keybearer, passphrases } = owner;
  const vaultStatus = async () => (await keybearer.ask('vault.status')) as { readonly state: string };
  if ((await vaultStatus()).state === 'unlocked' && lockFirst) await keybearer.ask('vault.lock');
  if ((await vaultStatus()).state === 'unlocked') return;
  for (const passphrase of passphrases.slice(-2).reverse()) {
    const reply = await keybearer.send('vault.unlock', { secret: { kind: 'passphrase', passphrase } });
    if (reply.ok) {
      passphrases.push(passphrase);
      return;
    }
  }
  throw new Error('no passphrase opens it');
}
