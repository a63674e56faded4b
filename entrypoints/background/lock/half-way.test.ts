import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SecretInput } from '../../../core/messages/inputs';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const SECRET: SecretInput = { kind: 'passphrase', passphrase: 'a passphrase' };
const WRONG: SecretInput = { kind: 'passphrase', passphrase: 'not it' };

let fake: FakeBrowser;
const handlers = async () => (await import('../events/messages')).HANDLERS;
const ready = async () => (await import('../events/start')).start();
const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    (error: { code?: string; params?: { reason?: string } }) =>
      error.params?.reason ?? error.code ?? 'failed',
  );

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 9) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], 'a passphrase');
  startWorker(fake);
  await ready();
});

describe('a lock of which a step failed', () => {
  it('is finished by the next one, and by its alarm', async () => {
    for (const again of ['lock', 'alarm'] as const) {
      const all = await handlers();
      if (!fake.session.has('vault-keys')) await all['vault.unlock']({ secret: SECRET });
      const api = fake.api as { declarativeNetRequest: { updateSessionRules(): Promise<void> } };
      const failing = vi.spyOn(api.declarativeNetRequest, 'updateSessionRules');
      failing.mockRejectedValueOnce(new Error('busy'));
      expect(await codeOf(all['vault.lock']({}))).not.toBe('done');
      failing.mockRestore();
      expect(fake.rules.size).toBeGreaterThan(0);
      expect(fake.session.has('vault-keys')).toBe(false);
      if (again === 'lock') await all['vault.lock']({});
      else {
        (await import('../events/on-alarm')).followAlarms();
        await fake.events.alarm.dispatch({ name: 'tidy' });
        await expect.poll(() => fake.session.has('locking')).toBe(false);
      }
      expect(fake.rules.size, again).toBe(0);
      expect(fake.session.has('locking'), again).toBe(false);
    }
  });
});

describe('unlocking what is open already', () => {
  it('only counts as a proof, and brings nothing back', async () => {
    const all = await handlers();
    await all['token.remove']({ id: FIRST });
    expect(await codeOf(all['vault.unlock']({ secret: WRONG }))).toBe('wrong-passphrase');
    await all['vault.unlock']({ secret: SECRET });
    expect(fake.session.get('snapshot')).toMatchObject({ tokens: [] });
    expect(fake.rules.size).toBe(0);
  });
});

describe('wrong secrets', () => {
  it('sent at once are tried one after the other, so the wait counts', async () => {
    const all = await handlers();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => codeOf(all['vault.prove']({ secret: WRONG }))),
    );
    expect(answers.filter((answer) => answer === 'wrong-passphrase')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'try-later')).toHaveLength(5);
  });

  it('are not forgotten by starting over', async () => {
    const all = await handlers();
    await all['vault.lock']({});
    for (let at = 0; at < 3; at += 1) await codeOf(all['vault.unlock']({ secret: WRONG }));
    await all['vault.start-over']({});
    const { asideVaults } = fake.session.get('snapshot') as { asideVaults: number[] };
    await all['vault.bring-back']({ at: asideVaults[0] ?? 0 });
    expect(await codeOf(all['vault.unlock']({ secret: SECRET }))).toBe('try-later');
  });
});

describe('two first passphrases at once', () => {
  it('end in one of them; the other is told', async () => {
    fake = createFakeBrowser();
    await storeVault(fake, [fakeToken(FIRST)], null);
    startWorker(fake);
    await ready();
    const all = await handlers();
    const set = (passphrase: string) => codeOf(all['passphrase.set']({ passphrase, proof: null }));
    const answers = await Promise.all([set('first of the two'), set('second of the two')]);
    expect(answers.toSorted()).toEqual(['done', 'stale-vault']);
    await all['vault.lock']({});
    const winner = answers[0] === 'done' ? 'first of the two' : 'second of the two';
    await all['vault.unlock']({ secret: { kind: 'passphrase', passphrase: winner } });
    expect(fake.session.get('snapshot')).toMatchObject({ tokens: [{ id: FIRST }] });
  });
});

describe('what is set aside', () => {
  it('is still there after the next start of the browser', async () => {
    const all = await handlers();
    await all['vault.lock']({});
    await all['vault.start-over']({});
    fake.session.clear();
    startWorker(fake);
    await ready();
    expect(fake.session.get('snapshot')).toMatchObject({ asideVaults: [expect.any(Number)] });
  });

  it('is not forgotten by a hand on a locked machine, nor without a fresh proof', async () => {
    const all = await handlers();
    await all['vault.lock']({});
    await all['vault.start-over']({});
    const { asideVaults } = fake.session.get('snapshot') as { asideVaults: number[] };
    const at = asideVaults[0] ?? 0;
    await all['passphrase.set']({ passphrase: 'another passphrase', proof: null });
    vi.setSystemTime(Date.now() + 6 * 60_000);
    expect(await codeOf(all['vault.forget-aside']({ at }))).toBe('proof-needed');
    await all['vault.lock']({});
    expect(await codeOf(all['vault.forget-aside']({ at }))).toBe('locked');
  });
});
