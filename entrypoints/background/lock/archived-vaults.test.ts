import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const SECRET = { kind: 'passphrase', passphrase: 'a passphrase' } as const;

let fake: FakeBrowser;
const handlers = async () => (await import('../events/messages')).HANDLERS;
const ready = async () => (await import('../events/start')).start();
const seen = () =>
  fake.session.get('snapshot') as { tokens: unknown[]; asideVaults: number[]; vault: string };
const reason = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    (error: { code: string; params: { reason?: string } }) => error.params.reason ?? error.code,
  );

beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], SECRET.passphrase);
  startWorker(fake);
});

describe('starting over', () => {
  it('sets a locked vault aside; it comes back, and opens with its passphrase', async () => {
    await ready();
    const all = await handlers();
    expect(await reason(all['vault.start-over']({}))).toBe('unlocked');
    await all['vault.lock']({});
    await all['vault.start-over']({});
    expect(seen()).toMatchObject({ vault: 'session', tokens: [] });
    const [at = 0] = seen().asideVaults;
    await all['vault.bring-back']({ at });
    expect(await all['vault.status']({})).toMatchObject({ state: 'locked', ways: { passphrase: true } });
    await all['vault.unlock']({ secret: SECRET });
    expect(seen()).toMatchObject({ tokens: [{ id: FIRST }], asideVaults: [] });
    expect(fake.rules.size).toBeGreaterThan(0);
  });

  it('begins with nothing that was chosen before', async () => {
    await ready();
    const all = await handlers();
    await all['pause.set']({ paused: true });
    await all['passphrase.later']({});
    await all['vault.lock']({});
    await all['vault.start-over']({});
    expect(fake.session.get('choices')).toMatchObject({ paused: false, offerPassphrase: 'no' });
  });

  it('brings a vault back without traces of the one in memory', async () => {
    await ready();
    const all = await handlers();
    await all['vault.lock']({});
    await all['vault.start-over']({});
    const [at = 0] = seen().asideVaults;
    const { choices } = await import('../stores/choices');
    await choices.change((now) => ({
      ...now,
      revoked: { providerName: 'Example', label: 'Label that tells', at: 1 },
      shown: { 1: { origin: 'https://api.example.com', byUser: true, sentWith: [] } },
    }));
    await all['vault.bring-back']({ at });
    expect(fake.session.get('choices')).toMatchObject({ revoked: null, shown: {} });
  });

  it('changes places with a kept vault, and never drops tokens that are in memory only', async () => {
    await ready();
    const all = await handlers();
    await all['vault.lock']({});
    await all['vault.start-over']({});
    const [at = 0] = seen().asideVaults;
    const { changeVault } = await import('../vault/open-vault');
    const { withToken } = await import('../../../core/vault/edit-vault');
    await changeVault((vault) => withToken(vault, fakeToken(SECOND)));
    expect(await reason(all['vault.bring-back']({ at }))).toBe('tokens-in-memory');
    await all['passphrase.set']({ passphrase: 'second passphrase', proof: null });
    await all['vault.bring-back']({ at });
    expect(
      await reason(all['vault.unlock']({ secret: { ...SECRET, passphrase: 'second passphrase' } })),
    ).toBe('wrong-passphrase');
    await all['vault.unlock']({ secret: SECRET });
    expect(seen()).toMatchObject({ tokens: [{ id: FIRST }], asideVaults: [expect.any(Number)] });
  });

  it.each([
    ['damaged', { vault: { format: 2 }, 'vault.previous': 'x' }],
    ['written by a newer version', { vault: { format: 9 } }],
  ])('helps when the vault is %s', async (_what, stored) => {
    for (const [key, value] of Object.entries(stored)) fake.local.set(key, value);
    fake.session.clear();
    startWorker(fake);
    await expect(ready()).rejects.toThrow();
    const all = await handlers();
    const vaultStatus = await all['vault.status']({});
    expect(vaultStatus).toMatchObject({ state: 'locked', problem: expect.stringMatching(/damaged|newer/) });
    await all['vault.start-over']({});
    await ready();
    expect(seen()).toMatchObject({ vault: 'session', tokens: [], asideVaults: [expect.any(Number)] });
    const [at = 0] = seen().asideVaults;
    expect(fake.local.get('vault.archived')).toMatchObject([{ at, content: stored }]);
    await all['vault.forget-aside']({ at });
    expect(seen().asideVaults).toEqual([]);
  });
});

describe('a worker that dies while starting over', () => {
  it('at any call: the old vault is in its place or aside, and the next worker starts', async () => {
    const begin = async (): Promise<void> => {
      fake = createFakeBrowser();
      await storeVault(fake, [fakeToken(FIRST)], SECRET.passphrase);
      fake.session.clear();
      startWorker(fake);
      await ready();
    };
    await begin();
    fake.revive();
    await (await handlers())['vault.start-over']({});
    const calls = fake.revive();
    expect(calls).toBeGreaterThan(10);
    for (let at = 1; at <= calls; at += 1) {
      await begin();
      const file = JSON.stringify(fake.local.get('vault'));
      const all = await handlers();
      const died = fake.dieAtCall(at);
      await Promise.race([all['vault.start-over']({}), died]);
      expect(JSON.stringify([...fake.local.values()]), `call ${at}`).toContain(file);
      startWorker(fake);
      await ready();
      expect(await (await handlers())['vault.status']({}), `call ${at}`).toMatchObject({ problem: null });
    }
  });
});
