import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenRecord } from '../../../core/token/token-record';
import { FIRST, fakeToken, SECOND, THIRD } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const NOW = Date.UTC(2026, 10, 22, 9, 0);
/** Each at an API of its own, so that they don't compete. */
const TOKENS = [FIRST, SECOND, THIRD].map((id) =>
  fakeToken(id, { origins: [`https://${id.slice(0, 5)}.example.com`], allowedSites: [] }),
);
const originOf = (id: string) => `https://${id.slice(0, 5)}.example.com`;

let fake: FakeBrowser;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  fake = createFakeBrowser();
  await storeVault(fake, TOKENS, null);
  startWorker(fake);
});

/** @returns origins whose stored answers were dropped */
async function apply(): Promise<readonly string[]> {
  const before = fake.purged.length;
  await (await import('./sync-rules')).syncRules(Date.now());
  await (await import('./purge-cache')).purgeNoted();
  return fake.purged.slice(before);
}
const attached = async () => (await import('./sync-rules')).attachedTokens();

/** Rules as they are, without their numbers. */
const rulesNow = (): string[] =>
  [...fake.rules.values()].map(({ id: _id, ...rule }) => JSON.stringify(rule)).sort();
const secretsInRules = (): string[] =>
  TOKENS.filter(({ secret }) => rulesNow().some((rule) => rule.includes(secret))).map(({ id }) => id);

async function edit(id: string, changes: Partial<TokenRecord>): Promise<void> {
  const { changeVault } = await import('../vault/open-vault');
  const { withToken } = await import('../../../core/vault/edit-vault');
  const { tokenOf } = await import('../../../core/vault/open-vault');
  await changeVault((vault) => withToken(vault, { ...tokenOf(vault, id), ...changes }));
}

function alterOneRule(): void {
  const [rule] = fake.rules.values();
  if (rule !== undefined) fake.rules.set(rule.id, { ...rule, priority: 9 });
}

async function choose(changes: object): Promise<void> {
  const { choices } = await import('../stores/choices');
  await choices.change((now) => ({ ...now, ...changes }));
}

describe('rules', () => {
  it('come in one change, and again in none', async () => {
    await apply();
    expect(fake.ruleChanges).toHaveLength(1);
    expect(secretsInRules()).toEqual([FIRST, SECOND, THIRD]);
    expect(await apply()).toEqual([]);
    expect(fake.ruleChanges).toHaveLength(1);
  });

  it('change for one token only where it changed', async () => {
    await apply();
    const before = new Map(fake.rules);
    await edit(SECOND, { secret: 'another-secret' });
    expect(await apply()).toEqual(expect.arrayContaining([originOf(SECOND)]));
    const gone = [...before.keys()].filter((id) => !fake.rules.has(id));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.length).toBeLessThan(before.size);
    for (const id of gone) expect(JSON.stringify(before.get(id))).toContain(`fake-token-${SECOND}`);
    expect(JSON.stringify(rulesNow())).toContain('another-secret');
  });

  it('never use a number twice', async () => {
    const used = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      await edit(FIRST, { secret: `secret-${round}` });
      await apply();
      const fresh = [...fake.rules.keys()].filter((id) => !used.has(id));
      expect(fresh.length).toBeGreaterThan(0);
      expect(Math.min(...fresh)).toBeGreaterThan(Math.max(0, ...used));
      for (const id of fresh) used.add(id);
    }
  });

  it.each<[what: string, make: () => Promise<unknown>, left: readonly string[]]>([
    ['off', () => edit(FIRST, { on: false }), [SECOND, THIRD]],
    ['pause', () => choose({ paused: true }), []],
    ['the end of its time', () => choose({ sendUntil: { [FIRST]: NOW - 1 } }), [SECOND, THIRD]],
    ['time left', () => choose({ sendUntil: { [FIRST]: NOW + 1 } }), [FIRST, SECOND, THIRD]],
    [
      'a revocation',
      () => edit(FIRST, { revocation: { startedAt: NOW, checks: 0, nextCheckAt: null, lastCheck: null } }),
      [SECOND, THIRD],
    ],
    ['only chosen tabs, none chosen', () => edit(FIRST, { scope: 'chosen-tabs' }), [SECOND, THIRD]],
    ['no access', async () => fake.granted.delete(originOf(FIRST)), [SECOND, THIRD]],
    ['a lock that has begun', async () => fake.session.set('locking', {}), []],
  ])('after %s are those of the others', async (_what, make, left) => {
    await apply();
    await make();
    const origins = await apply();
    expect(secretsInRules()).toEqual(left);
    const stopped = TOKENS.filter(({ id }) => !left.includes(id)).map(({ id }) => originOf(id));
    expect(new Set(origins)).toEqual(new Set(stopped));
  });

  it('hold no secret in what is kept of them', async () => {
    await apply();
    const table = JSON.stringify(fake.session.get('rules-in-force'));
    for (const { secret } of TOKENS) expect(table).not.toContain(secret);
  });

  it('two changes at once come one after the other', async () => {
    await Promise.all([apply(), edit(FIRST, { on: false }).then(apply), apply()]);
    expect(secretsInRules()).toEqual([SECOND, THIRD]);
  });
});

// Proves P7: Access taken away in the middle of a change leaves no rule.
describe('access that is taken away in the middle of a change', () => {
  const settleNow = async () => (await import('../sync/sync-all')).syncAll();

  it('leaves no rule of its token, whenever it happens', async () => {
    let moments = 0;
    for (let at = 1; moments === at - 1; at += 1) {
      fake.granted.add(originOf(FIRST));
      await settleNow();
      expect(secretsInRules()).toContain(FIRST);
      await edit(SECOND, { secret: `secret-${at}` });
      // The browser's own page, and the event of it, while the change is under way.
      let removal: Promise<unknown> = Promise.resolve();
      fake.beforeCall(at, () => {
        moments = at;
        fake.granted.delete(originOf(FIRST));
        removal = settleNow();
      });
      await settleNow();
      await removal;
      if (moments < at) break;
      expect(secretsInRules(), `at call ${at}`).not.toContain(FIRST);
      expect((await attached()).inForce.has(FIRST)).toBe(false);
      expect(JSON.stringify(rulesNow())).toContain(`secret-${at}`);
    }
    expect(moments).toBeGreaterThan(10);
  });
});

describe('a rule that the browser refuses', () => {
  it('costs its own token, and no other', async () => {
    fake.refuses = (rule) => JSON.stringify(rule).includes(`fake-token-${SECOND}`);
    await apply();
    expect(secretsInRules()).toEqual([FIRST, THIRD]);
    expect(await attached()).toMatchObject({ unsent: new Map([[SECOND, 'rule-refused']]) });
    fake.refuses = () => false;
    await edit(SECOND, { label: 'again' });
    await apply();
    expect(secretsInRules()).toEqual([FIRST, SECOND, THIRD]);
    expect((await attached()).unsent).toEqual(new Map());
  });
});

it('a record that can not be compiled costs its own token, and no other', async () => {
  await apply();
  await edit(SECOND, { headers: [{ name: 'X Evil', template: '{token}', encoding: 'plain' }] });
  await apply();
  expect(secretsInRules()).toEqual([FIRST, THIRD]);
  expect((await attached()).unsent).toEqual(new Map([[SECOND, 'rule-refused']]));
});

it('looks at the rules of the browser again when told to', async () => {
  const { syncRules } = await import('./sync-rules');
  await syncRules(NOW);
  const right = rulesNow();
  alterOneRule();
  await syncRules(NOW);
  expect(rulesNow()).not.toEqual(right);
  await syncRules(NOW, true);
  expect(rulesNow()).toEqual(right);
});

describe('a new worker', () => {
  it('finds its rules and changes nothing', async () => {
    await apply();
    startWorker(fake);
    await apply();
    expect(fake.ruleChanges).toHaveLength(1);
    expect((await attached()).inForce).toEqual(new Set(['block', 'escaped', 'prefix', FIRST, SECOND, THIRD]));
  });

  it.each<[what: string, spoil: () => unknown]>([
    ['rules without a table, as after a reload', () => fake.session.delete('rules-in-force')],
    ['a table without rules', () => fake.rules.clear()],
    ['one rule too many', () => fake.rules.set(9999, { id: 9999, priority: 1, action: {}, condition: {} })],
    ['one rule too few', () => fake.rules.delete([...fake.rules.keys()][0] ?? 0)],
    ['a rule that says something else', () => alterOneRule()],
    ['a table that is no table', () => fake.session.set('rules-in-force', { nextId: 'x' })],
  ])('repairs %s', async (_what, spoil) => {
    await apply();
    const right = rulesNow();
    spoil();
    startWorker(fake);
    await apply();
    expect(rulesNow()).toEqual(right);
  });

  it('after a death in the middle of a change repairs it', async () => {
    await apply();
    await edit(FIRST, { secret: 'another-secret' });
    await apply();
    const right = rulesNow();
    let died = true;
    let deaths = 0;
    for (let at = 1; died; at += 1) {
      await edit(FIRST, { secret: `secret-${at}` });
      died = await Promise.race([apply().then(() => false), fake.dieAtCall(at).then(() => true)]);
      deaths += died ? 1 : 0;
      startWorker(fake);
      await edit(FIRST, { secret: 'another-secret' });
      await apply();
      expect(rulesNow()).toEqual(right);
    }
    expect(deaths).toBeGreaterThan(3);
  });
});

// Proves P5: Stored answers are dropped even if the background dies at any call.
describe('answers that the browser keeps', () => {
  const NEW_SECRET = 'another-secret';

  it('are dropped by the next worker, whenever this one dies', async () => {
    let deaths = 0;
    for (let at = 1; deaths === at - 1; at += 1) {
      await edit(FIRST, { secret: `secret-${at}` });
      await apply();
      await edit(FIRST, { secret: NEW_SECRET });
      fake.purged.length = 0;
      const done = apply().then(() => 'done' as const);
      if ((await Promise.race([done, fake.dieAtCall(at)])) !== 'done') deaths = at;
      startWorker(fake);
      await apply();
      expect(JSON.stringify(rulesNow())).toContain(NEW_SECRET);
      expect(fake.purged, `death at call ${at}`).toContain(originOf(FIRST));
    }
    expect(deaths).toBeGreaterThan(5);
  });

  it('are dropped by whatever comes next, when a change of tabs came between', async () => {
    await apply();
    await edit(FIRST, { on: false });
    await (await import('./sync-rules')).syncRules(Date.now());
    expect(await apply()).toEqual([originOf(FIRST)]);
    expect(await apply()).toEqual([]);
  });
});

describe('one token taken off at once', () => {
  it('leaves the rules of the others, and drops what the browser stored of its host', async () => {
    await apply();
    const before = fake.rules.size;
    await (await import('./remove-rules')).removeRulesOf(SECOND);
    expect(secretsInRules()).toEqual([FIRST, THIRD]);
    expect(fake.rules.size).toBeLessThan(before);
    await (await import('./purge-cache')).purgeNoted();
    expect(new Set(fake.purged)).toEqual(new Set([originOf(SECOND)]));
    await (await import('./remove-rules')).removeRulesOf('nobody');
    expect(secretsInRules()).toEqual([FIRST, THIRD]);
  });
});
