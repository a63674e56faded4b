import { beforeEach, expect, it, vi } from 'vitest';
import type { MessageInput, MessageName } from '../../../core/messages/message-table';
import { STAYS_OVER_LOCK } from '../../../core/session-storage/session-values';
import { FIRST, fakeToken, SECOND } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const API = 'https://api.usepylon.com';
const SECRET = { kind: 'passphrase', passphrase: 'a passphrase' } as const;
const BYTES = 'A'.repeat(43).concat('=');
const PASSKEY = { credentialId: 'sample-credential-0', transports: ['internal'], salt: BYTES, output: BYTES };
const PASTE = { text: 'sample-pylon-token-0000', tabOrigin: null, replacesId: null };

let fake: FakeBrowser;
beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ data: { name: 'Sample' } })));
});

async function send<N extends MessageName>(name: N, input: MessageInput<N>): Promise<void> {
  const { HANDLERS } = await import('../events/messages');
  await (HANDLERS[name] as (given: unknown) => Promise<unknown>)(input);
}

async function open(): Promise<void> {
  fake = createFakeBrowser();
  fake.tabs.push({ id: 1, url: `${API}/` });
  const pylon = { providerId: 'pylon', pathPrefix: '', region: 'US', allowedSites: [], origins: [API] };
  await storeVault(fake, [fakeToken(FIRST, pylon), fakeToken(SECOND)], SECRET.passphrase);
  for (const name of ['clipboardRead', 'clipboardWrite']) fake.permissions.add(name);
  startWorker(fake);
  await (await import('../events/start')).start();
}

async function drafted(): Promise<void> {
  await send('draft.put', PASTE);
  await send('draft.choose', { providerId: 'pylon', region: 'US', allowedSites: [] });
}

// Proves P5: A lock wins at any moment of anything that a page asks.
it.each<[what: string, prepare: () => Promise<void>, act: () => Promise<void>]>([
  ['a paste', async () => {}, () => send('draft.put', PASTE)],
  [
    'a choice for a paste',
    drafted,
    () => send('draft.choose', { providerId: 'pylon', region: 'EU', allowedSites: [] }),
  ],
  ['a question for access', drafted, () => send('draft.asked', { how: 'test' })],
  ['a test of a paste', drafted, () => send('draft.finish', { how: 'test' })],
  ['another way to unlock', drafted, () => send('passkey.add', { ...PASSKEY, proof: SECRET })],
  ['a test', async () => {}, () => send('token.test', { id: FIRST })],
  ['an edit', async () => {}, () => send('token.edit', { id: FIRST, label: 'Another' })],
  ['a removal', async () => {}, () => send('token.remove', { id: SECOND })],
  ['minutes', async () => {}, () => send('token.send-for', { id: FIRST, minutes: 15 })],
  ['a tab', async () => {}, () => send('token.choose-tab', { id: FIRST, tabId: 1, chosen: true })],
  ['a copy', async () => {}, () => send('clipboard.copied', { digest: BYTES })],
  ['a proof', async () => {}, () => send('vault.prove', { secret: SECRET })],
  ['a code that is drawn', async () => {}, () => send('recovery.begin', { proof: SECRET })],
  ['a session limit', async () => {}, () => send('settings.set', { maxSessionMinutes: 60 })],
])('%s leaves nothing behind a lock that comes at any moment of it', async (_what, prepare, act) => {
  for (let count = 1; ; count += 1) {
    await open();
    await prepare();
    const locks: Promise<void>[] = [];
    fake.beforeCall(count, () => locks.push(send('vault.lock', {})));
    await act().catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error)) throw error;
    });
    // Notes go on behind it; they are no moment of it.
    fake.revive();
    if (locks.length === 0) {
      expect(count).toBeGreaterThan(2);
      break;
    }
    await Promise.all(locks);
    const left = [...fake.session.keys()].filter((key) => !STAYS_OVER_LOCK.includes(key));
    expect(left, `call ${count}`).toEqual([]);
    expect(fake.rules.size, `call ${count}`).toBe(0);
  }
});
