import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '../../../core/bytes/base64';
import { randomBytes } from '../../../core/bytes/bytes';
import type { SecretInput } from '../../../core/messages/inputs';
import type { MessageInput } from '../../../core/messages/message-table';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const MINUTES = 60_000;
const FIRST_PASSPHRASE: SecretInput = { kind: 'passphrase', passphrase: 'a passphrase' };
const WRONG: SecretInput = { kind: 'passphrase', passphrase: 'not it' };
const output = toBase64(randomBytes(32));
const PASSKEY = {
  credentialId: 'sample-credential-0',
  transports: ['internal'],
  salt: toBase64(randomBytes(32)),
};

let fake: FakeBrowser;

async function open(passphrase: string | null = 'a passphrase'): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24, 9) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], passphrase);
  startWorker(fake);
  // Mocks are taken in at the next import; two in one go would come in any order.
  await import('../../../platform/browser');
}

type Handlers = typeof import('../events/messages')['HANDLERS'];
async function send<N extends keyof Handlers>(name: N, input: MessageInput<N>): Promise<unknown> {
  const { HANDLERS } = await import('../events/messages');
  return (HANDLERS[name] as (given: unknown) => Promise<unknown>)(input);
}
const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'done',
    (error: { code: string; params: { reason?: string } }) => error.params.reason ?? error.code,
  );
const tokens = async () => [...(await (await import('../vault/open-vault')).requireVault()).tokens.keys()];
const slots = async () => (await (await import('../vault/open-vault')).requireVault()).file.slots;
const addPasskey = (proof: SecretInput = FIRST_PASSPHRASE, credentialId = PASSKEY.credentialId) =>
  send('passkey.add', { ...PASSKEY, credentialId, proof, output });
async function drawCode(proof: SecretInput = FIRST_PASSPHRASE): Promise<string> {
  return ((await send('recovery.begin', { proof })) as { code: string }).code;
}
async function lockAndForget(): Promise<void> {
  await send('vault.lock', {});
  startWorker(fake);
}

describe('a change of the ways to unlock', () => {
  beforeEach(() => open());

  it('asks for the passphrase every time, also right after unlocking', async () => {
    for (const proof of [WRONG, { kind: 'passkey', slotId: 'x', output } as const]) {
      expect(await refusal(addPasskey(proof))).not.toBe('done');
      expect(await refusal(send('recovery.begin', { proof }))).not.toBe('done');
      vi.setSystemTime(Date.now() + MINUTES);
    }
    expect(await refusal(send('passphrase.set', { passphrase: 'another one', proof: null }))).toBe(
      'proof-needed',
    );
    expect(await slots()).toHaveLength(1);
  });

  it('waits longer after each wrong proof', async () => {
    for (let at = 0; at < 3; at += 1) await refusal(addPasskey(WRONG));
    expect(await refusal(addPasskey())).toBe('try-later');
    vi.setSystemTime(Date.now() + 2000);
    expect(await refusal(addPasskey())).toBe('done');
  });

  it('carries a draft and a removed token over to the new key', async () => {
    await send('draft.put', { text: 'sample-draft-token', tabOrigin: null, replacesId: null });
    await send('token.remove', { id: FIRST });
    await addPasskey();
    expect(fake.session.get('snapshot')).toMatchObject({ draft: { lastFour: 'oken' }, tokens: [] });
    await send('token.restore', {});
    expect(await tokens()).toEqual([FIRST]);
  });

  it('comes after the first passphrase only', async () => {
    await open(null);
    expect(await refusal(addPasskey())).toBe('passphrase-first');
    expect(await refusal(send('recovery.begin', { proof: WRONG }))).toBe('passphrase-first');
  });
});

describe('a passkey', () => {
  beforeEach(() => open());

  it('opens the vault, locks with the screen, and is told to pages while locked', async () => {
    await addPasskey();
    expect(fake.session.get('snapshot')).toMatchObject({ settings: { lockWithScreen: true } });
    expect(await refusal(addPasskey())).toBe('known-passkey');
    await lockAndForget();
    const vaultStatus = (await send('vault.status', {})) as { ways: { passkeys: { slotId: string }[] } };
    expect(vaultStatus.ways).toMatchObject({ passphrase: true, recovery: false, passkeys: [PASSKEY] });
    expect(JSON.stringify(vaultStatus)).not.toContain(output);
    const slotId = vaultStatus.ways.passkeys[0]?.slotId ?? '';
    const stranger = toBase64(randomBytes(32));
    expect(
      await refusal(send('vault.unlock', { secret: { kind: 'passkey', slotId, output: stranger } })),
    ).toBe('wrong-passkey');
    await send('vault.unlock', { secret: { kind: 'passkey', slotId, output } });
    expect(await tokens()).toEqual([FIRST]);
  });

  it('that is not the first one leaves it to the user whether the screen locks', async () => {
    await addPasskey();
    await send('settings.set', { lockWithScreen: false });
    expect(await refusal(addPasskey(FIRST_PASSPHRASE, 'sample-credential-1'))).toBe('done');
    expect(await slots()).toHaveLength(3);
    expect(fake.session.get('snapshot')).toMatchObject({ settings: { lockWithScreen: false } });
  });

  it('that is lost leaves the passphrase, and one that was removed opens nothing', async () => {
    await addPasskey();
    const id = (await slots())[1]?.id ?? '';
    await send('slot.remove', { id, proof: FIRST_PASSPHRASE });
    await lockAndForget();
    expect(await refusal(send('vault.unlock', { secret: { kind: 'passkey', slotId: id, output } }))).toBe(
      'wrong-passkey',
    );
    await send('vault.unlock', { secret: FIRST_PASSPHRASE });
    expect(await tokens()).toEqual([FIRST]);
  });
});

describe('a recovery code', () => {
  beforeEach(() => open());

  it('is in force once its end was typed back, and not before', async () => {
    const code = await drawCode();
    expect(await slots()).toHaveLength(1);
    expect(await refusal(send('recovery.confirm', { ending: 'nope' }))).toBe('recovery-ending');
    await send('recovery.confirm', { ending: code.slice(-4).toLowerCase() });
    expect((await slots()).map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
    expect(await refusal(send('recovery.confirm', { ending: code.slice(-4) }))).toBe('code-expired');
    expect(JSON.stringify([...fake.local, ...fake.session])).not.toContain(code.slice(0, 9));
  });

  it('that was drawn before a passphrase was changed or a passkey removed never comes into force', async () => {
    await addPasskey();
    const [, passkey] = await slots();
    const NEXT: SecretInput = { kind: 'passphrase', passphrase: 'another passphrase' };
    const { passphrase } = NEXT;
    const changed = (await drawCode()).slice(-4);
    await send('passphrase.set', { passphrase, proof: FIRST_PASSPHRASE });
    expect(await refusal(send('recovery.confirm', { ending: changed }))).toBe('code-expired');
    const removed = (await drawCode(NEXT)).slice(-4);
    await send('slot.remove', { id: passkey?.id ?? '', proof: NEXT });
    expect(await refusal(send('recovery.confirm', { ending: removed }))).toBe('code-expired');
    expect((await slots()).map(({ kind }) => kind)).toEqual(['passphrase']);
  });

  it('that was drawn too long ago, discarded, or before a lock, never comes into force', async () => {
    for (const after of [
      async () => vi.setSystemTime(Date.now() + 16 * MINUTES),
      () => send('recovery.discard', {}),
      async () => {
        await lockAndForget();
        await send('vault.unlock', { secret: FIRST_PASSPHRASE });
      },
    ]) {
      const ending = (await drawCode()).slice(-4);
      await after();
      expect(await refusal(send('recovery.confirm', { ending }))).toBe('code-expired');
    }
    expect(await slots()).toHaveLength(1);
  });

  it('leaves nothing behind a lock that comes at any moment while it is drawn', async () => {
    for (let count = 1; ; count += 1) {
      await open();
      await import('../lock/lock');
      let locked: Promise<unknown> | null = null;
      fake.beforeCall(count, () => {
        locked = send('vault.lock', {});
      });
      await drawCode().catch(() => undefined);
      if (locked === null) {
        expect(count).toBeGreaterThan(3);
        break;
      }
      await locked;
      expect(fake.session.has('pending-code'), `call ${count}`).toBe(false);
      expect(fake.session.has('proven-at'), `call ${count}`).toBe(false);
    }
  });

  it('opens the vault, lets a forgotten passphrase be replaced, and is replaced itself', async () => {
    const code = await drawCode();
    await send('recovery.confirm', { ending: code.slice(-4) });
    await lockAndForget();
    const mistyped: SecretInput = {
      kind: 'recovery',
      code: code.replace(/^./, (first) => (first === '7' ? '8' : '7')),
    };
    expect(await refusal(send('vault.unlock', { secret: mistyped }))).toBe('mistyped-recovery-code');
    const used: SecretInput = { kind: 'recovery', code: ` ${code.toLowerCase().replaceAll('-', ' ')}` };
    await send('vault.unlock', { secret: used });
    expect(fake.session.get('snapshot')).toMatchObject({ recoveryUsed: true, tokens: [{ id: FIRST }] });

    const next = await drawCode(used);
    await send('recovery.confirm', { ending: next.slice(-4) });
    expect(fake.session.get('snapshot')).toMatchObject({ recoveryUsed: false });
    await send('passphrase.set', { passphrase: 'a new passphrase', proof: { kind: 'recovery', code: next } });
    await lockAndForget();
    for (const old of [used, FIRST_PASSPHRASE]) {
      expect(await refusal(send('vault.unlock', { secret: old }))).toMatch(/^wrong-/);
    }
    await send('vault.unlock', { secret: { kind: 'passphrase', passphrase: 'a new passphrase' } });
    expect(await tokens()).toEqual([FIRST]);
  });

  it('that was used is said to be used, also where a record is damaged and nothing is sealed anew', async () => {
    const code = await drawCode();
    await send('recovery.confirm', { ending: code.slice(-4) });
    await lockAndForget();
    for (const key of ['vault', 'vault.previous']) {
      const file = structuredClone(fake.local.get(key)) as { records: { id: string; sealed: string }[] };
      for (const record of file.records) if (record.id === FIRST) record.sealed = 'AAAA';
      fake.local.set(key, file);
    }
    await send('vault.unlock', { secret: { kind: 'recovery', code } });
    const seen = { recoveryUsed: true, setAside: [{ id: FIRST, problem: 'damaged' }] };
    expect(fake.session.get('snapshot')).toMatchObject(seen);
    expect(JSON.stringify(fake.local.get('vault'))).toContain('"AAAA"');
    await lockAndForget();
    await send('vault.unlock', { secret: FIRST_PASSPHRASE });
    expect(fake.session.get('snapshot')).toMatchObject(seen);
  });

  it('may be the only one beside passkeys, and then it is what a change asks for', async () => {
    const code = await drawCode();
    await send('recovery.confirm', { ending: code.slice(-4) });
    const [passphrase, recovery] = await slots();
    await send('slot.remove', { id: passphrase?.id ?? '', proof: FIRST_PASSPHRASE });
    const proof: SecretInput = { kind: 'recovery', code };
    expect(await refusal(send('slot.remove', { id: recovery?.id ?? '', proof }))).toBe('only-passkeys');
    expect(await refusal(addPasskey(proof))).toBe('done');
  });
});

describe('an unlock', () => {
  it('brings the slot and its KDF up to date, and opens without that when the disk is full', async () => {
    for (const fails of [new Error('quota exceeded'), null]) {
      await open();
      await lockAndForget();
      const stored = structuredClone(fake.local.get('vault'));
      fake.localFails = fails;
      await send('vault.unlock', { secret: FIRST_PASSPHRASE });
      expect(await tokens()).toEqual([FIRST]);
      const [slot] = await slots();
      expect(slot?.params['memoryKiB']).toBe(fails ? 19_456 : 65_536);
      if (fails) expect(fake.local.get('vault')).toEqual(stored);
    }
  });

  it('is fresh for five minutes, not longer when the clock is set back, and again after a proof', async () => {
    await open();
    await lockAndForget();
    await send('vault.unlock', { secret: FIRST_PASSPHRASE });
    const reveal = () => refusal(send('token.reveal', { id: FIRST }));
    expect(await send('token.reveal', { id: FIRST })).toEqual({
      secret: fakeToken(FIRST).secret,
      fields: {},
    });
    const unlockedAt = Date.now();
    for (const away of [5 * MINUTES, -MINUTES, 60 * MINUTES]) {
      vi.setSystemTime(unlockedAt + away);
      expect(await reveal()).toBe('proof-needed');
    }
    expect(await refusal(send('vault.prove', { secret: WRONG }))).toBe('wrong-passphrase');
    expect(await reveal()).toBe('proof-needed');
    await send('vault.prove', { secret: FIRST_PASSPHRASE });
    expect(await reveal()).toBe('done');
  });
});
