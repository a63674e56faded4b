import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageInput } from '../../../core/messages/message-table';
import { fakeOwnProvider, OWN_ID } from '../../../core/vault/testing/fake-own-provider';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { COMPILED, putCatalogue, startWorker, storeVault } from '../../../tests/support/fake-worker';

let fake: FakeBrowser;
beforeEach(async () => {
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST)], null);
});
afterEach(() => putCatalogue(COMPILED));

type Handlers = typeof import('../events/messages')['HANDLERS'];
async function send<N extends keyof Handlers>(name: N, input: MessageInput<N>): Promise<unknown> {
  const { HANDLERS } = await import('../events/messages');
  return (HANDLERS[name] as (given: unknown) => Promise<unknown>)(input);
}
const NOT_READ = expect.objectContaining({ code: 'no-catalogue' });
const paste = () =>
  send('draft.put', { text: 'PYLON_API_KEY=sample-0000000000000000', tabOrigin: null, replacesId: null });

// Proves P9: A catalogue that can't be read stops nothing that is sent, and pasting and testing say so.
describe.each([
  ['cut', { ...COMPILED, text: COMPILED.text.slice(0, -1) }],
  ['empty', { ...COMPILED, text: '' }],
  ['of an older version', { ...COMPILED, version: '0.0.1' }],
])('a catalogue that is %s', (_what, file) => {
  beforeEach(async () => {
    putCatalogue(file);
    startWorker(fake);
    await (await import('../events/start')).start();
  });

  it('keeps no token from being sent and shown', async () => {
    expect(fake.rules.size).toBeGreaterThan(0);
    const snapshot = fake.session.get('snapshot') as { tokens: readonly { id: string; status: string }[] };
    expect(snapshot.tokens).toEqual([expect.objectContaining({ id: FIRST, status: 'sent' })]);
  });

  it('is said by a paste, a test and a picker, and nothing is lost by them', async () => {
    await expect(paste()).rejects.toEqual(NOT_READ);
    await expect(send('token.test', { id: FIRST })).rejects.toEqual(NOT_READ);
    await expect(send('providers.list', {})).rejects.toEqual(NOT_READ);
    const vault = await (await import('../vault/open-vault')).openedVault();
    expect([...(vault?.tokens.keys() ?? [])]).toEqual([FIRST]);
  });

  it('is read again at the next try', async () => {
    await expect(paste()).rejects.toEqual(NOT_READ);
    putCatalogue(COMPILED);
    expect(await paste()).toMatchObject({ draft: { providerId: 'pylon' } });
  });
});

describe('the user’s own providers', () => {
  const load = async () => import('./providers');
  beforeEach(async () => {
    const { withOwnProvider } = await import('../../../core/vault/edit-vault');
    startWorker(fake);
    const { changeVault } = await import('../vault/open-vault');
    await changeVault((vault) => withOwnProvider(vault, fakeOwnProvider()));
  });

  it('are known while the vault is open, and not after a lock', async () => {
    const { providers } = await load();
    expect((await providers()).find(OWN_ID)?.name).toBe('Own API');
    expect((await providers()).find('pylon')?.name).toBe('Pylon');
    await (await import('../vault/open-vault')).forgetVault();
    expect((await providers()).find(OWN_ID)).toBeUndefined();
    expect((await providers()).own).toEqual([]);
  });

  it('are shown without a catalogue', async () => {
    putCatalogue({ ...COMPILED, text: '' });
    startWorker(fake);
    const { providers, providersToShow } = await load();
    await expect(providers()).rejects.toEqual(NOT_READ);
    expect((await providersToShow()).find(OWN_ID)?.name).toBe('Own API');
  });

  it('are in a picker beside those that ship, and said to be the user’s', async () => {
    const listed = (await send('providers.list', {})) as readonly { id: string; own: boolean }[];
    expect(listed.filter(({ own }) => own)).toMatchObject([{ id: OWN_ID }]);
  });
});
