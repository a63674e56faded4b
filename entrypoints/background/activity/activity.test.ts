import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../core/activity/activity';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';
import { until } from '../../../tests/support/until';

const PASSPHRASE = 'a passphrase';
const LABEL = 'Label that tells';

let fake: FakeBrowser;
async function open(passphrase: string | null = PASSPHRASE): Promise<void> {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, { label: LABEL })], passphrase);
  startWorker(fake);
  await (await import('../events/start')).start();
}
beforeEach(() => open());

const send = async () => (await import('../events/messages')).HANDLERS;
const lock = async () => (await send())['vault.lock']({});
const unlock = async (passphrase = PASSPHRASE) =>
  (await send())['vault.unlock']({ secret: { kind: 'passphrase', passphrase } });

/** Notes and waits until it stands there; the product never waits. */
async function noted(kind: ActivityEntry['kind'], about: string | null = null): Promise<void> {
  const before = fake.local.get('activity');
  (await import('./activity')).logActivity(kind, about);
  await until('the note on the disk', () => fake.local.get('activity') !== before);
}

const read = async () => (await send())['activity.get']({});
const kinds = async () =>
  (await read()).map(({ kind, about }) => (about === null ? kind : `${kind} ${about}`));

describe('the activity', () => {
  it('is there again after a lock and a restart, newest first, with what happened meanwhile', async () => {
    await noted('added', LABEL);
    await noted('revealed', LABEL);
    await lock();
    await expect(unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    startWorker(fake);
    await unlock();
    const all = ['unlocked passphrase', 'wrong-secret', 'locked user', `revealed ${LABEL}`, `added ${LABEL}`];
    await expect.poll(kinds).toEqual(all);
    expect(fake.session.has('to-note')).toBe(false);
    fake.session.clear();
    startWorker(fake);
    await unlock();
    await expect.poll(kinds).toEqual(['unlocked passphrase', ...all]);
  });

  it('says nothing of tokens while locked, neither on disk nor in memory', async () => {
    await noted('added', LABEL);
    expect(JSON.stringify([...fake.session])).toContain(LABEL);
    expect(JSON.stringify([...fake.local])).not.toContain(LABEL);
    await lock();
    const { logActivity } = await import('./activity');
    logActivity('tested', LABEL, 'works');
    await expect.poll(() => fake.session.get('to-note')).toHaveLength(2);
    expect(JSON.stringify([...fake.session, ...fake.local])).not.toContain(LABEL);
    expect(fake.session.get('to-note')).toMatchObject([
      { kind: 'locked', about: 'user' },
      { kind: 'tested', about: null, detail: null },
    ]);
    await expect(read()).rejects.toMatchObject({ code: 'locked' });
  });

  it('under way when a lock comes leaves no label behind', async () => {
    const { logActivity } = await import('./activity');
    for (let count = 0; count < 5; count += 1) logActivity('revealed', LABEL);
    await lock();
    logActivity('revealed', LABEL);
    await until('a note that waits', () => fake.session.has('to-note'));
    expect(JSON.stringify([...fake.session, ...fake.local])).not.toContain(LABEL);
  });

  it('outlives a new vault key', async () => {
    await noted('added', LABEL);
    await (await send())['passphrase.set']({
      passphrase: 'another passphrase',
      proof: { kind: 'passphrase', passphrase: PASSPHRASE },
    });
    await expect.poll(kinds).toEqual(['way-changed passphrase', `added ${LABEL}`]);
    await lock();
    await unlock('another passphrase');
    await expect.poll(async () => (await kinds()).at(-1)).toBe(`added ${LABEL}`);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['null', null],
    ['a list', [1]],
    ['a number', 7],
  ])('that does not open is begun anew: %s', async (_, stored) => {
    await noted('added', LABEL);
    await lock();
    if (stored === undefined) fake.local.delete('activity');
    else fake.local.set('activity', stored);
    await unlock();
    await expect.poll(async () => (await kinds())[0]).toBe('unlocked passphrase');
    expect(await kinds()).not.toContain(`added ${LABEL}`);
  });

  it('costs nothing but itself when the disk is full', async () => {
    fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
    (await import('./activity')).logActivity('revealed', LABEL);
    await until('a note in memory', () => fake.session.has('activity'));
    fake.localFails = null;
    await noted('copied');
    expect(await kinds()).toEqual(['copied', `revealed ${LABEL}`]);
  });

  it('says what happened while locked once, also where the disk was full at the unlock', async () => {
    await lock();
    fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
    await unlock();
    await until('the unlock to be noted', () => fake.session.has('activity'));
    const { logActivity } = await import('./activity');
    logActivity('revealed', LABEL);
    await until('one thing more', async () => (await kinds())[0] === `revealed ${LABEL}`);
    expect(await kinds()).toEqual([`revealed ${LABEL}`, 'unlocked passphrase', 'locked user']);
  });

  it('is forgotten when the user says so', async () => {
    await noted('added', LABEL);
    await (await send())['activity.forget']({});
    expect(await read()).toEqual([]);
    expect(fake.local.has('activity')).toBe(false);
    await noted('copied');
    expect(await kinds()).toEqual(['copied']);
  });

  it('keeps the newest 200', async () => {
    const { logActivity } = await import('./activity');
    for (let count = 0; count < 210; count += 1) logActivity('added', `${count}`);
    await expect.poll(async () => (await kinds())[0]).toBe('added 209');
    expect(await kinds()).toHaveLength(200);
    expect((await kinds()).at(-1)).toBe('added 10');
  });

  it('of a vault without a passphrase ends with the browser, and nothing of it can be read on disk', async () => {
    await open(null);
    await noted('added', LABEL);
    expect(JSON.stringify([...fake.local])).not.toContain(LABEL);
    fake.session.clear();
    startWorker(fake);
    await (await import('../events/start')).start();
    expect(await read()).toEqual([]);
  });
});
