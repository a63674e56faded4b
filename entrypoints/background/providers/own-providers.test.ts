import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnProviderInput } from '../../../core/providers/own-provider';
import { fakeOwnProvider } from '../../../core/vault/testing/fake-own-provider';
import { FIRST, fakeToken, SECOND, THIRD } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const {
  id: _id,
  createdAt: _at,
  ...OWN
} = fakeOwnProvider({
  origins: ['https://api.own.example'],
  fields: [],
  companions: [],
});
const INPUT: OwnProviderInput = OWN;
const ELSEWHERE = 'https://eu.own.example';

let fake: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28, 9, 0) });
  fake = createFakeBrowser();
});

const handlers = async () => (await import('../events/messages')).HANDLERS;
const vaultNow = async () => (await import('../vault/open-vault')).requireVault();

/** An own provider with a token of it, and one of another provider. */
async function withToken(): Promise<string> {
  await storeVault(fake, [fakeToken(SECOND)], 'a passphrase');
  startWorker(fake);
  const { id } = await (await handlers())['own.save']({ id: null, input: INPUT, isOther: false });
  const { withToken: put } = await import('../../../core/vault/edit-vault');
  const { changeVault } = await import('../vault/open-vault');
  const { origins, headers, pathPrefix } = INPUT;
  await changeVault((vault) =>
    put(
      vault,
      fakeToken(FIRST, {
        providerId: id,
        providerName: INPUT.name,
        origins,
        headers,
        pathPrefix,
        sharedWithApp: false,
      }),
    ),
  );
  return id;
}

describe('an own provider', () => {
  it('is added, listed and shared, and another id makes another one', async () => {
    const id = await withToken();
    const { id: other } = await (await handlers())['own.save']({
      id: null,
      input: { ...INPUT, name: 'Another' },
      isOther: false,
    });
    expect(other).not.toBe(id);
    expect(await (await handlers())['own.list']({})).toMatchObject([
      { id: other, name: 'Another', tokens: 0, behind: 0 },
      { id, name: 'Own API', origins: INPUT.origins, headerLines: ['X-Api-Key: ••••'], tokens: 1, behind: 0 },
    ]);
    const { text } = await (await handlers())['own.share']({ id });
    expect(text).toContain('https://api.own.example');
    expect(text).not.toContain(fakeToken(FIRST).secret);
  });

  it('that is edited leaves its tokens where they are sent, until the user says so', async () => {
    const id = await withToken();
    const input = { ...INPUT, name: 'New name', origins: [ELSEWHERE] };
    await (await handlers())['own.save']({ id, input, isOther: false });
    const token = async () => (await vaultNow()).tokens.get(FIRST);
    expect(await token()).toMatchObject({ origins: INPUT.origins, providerName: 'New name' });
    expect(await (await handlers())['own.list']({})).toMatchObject([{ tokens: 1, behind: 1 }]);
    await (await handlers())['own.use-for-tokens']({ id });
    expect(await token()).toMatchObject({ origins: [ELSEWHERE], test: null });
    expect(await (await handlers())['own.list']({})).toMatchObject([{ behind: 0 }]);
  });

  it('gives its tokens no place that another token has', async () => {
    const id = await withToken();
    const taken = fakeToken(SECOND);
    const input = { ...INPUT, origins: taken.origins, headers: taken.headers, pathPrefix: taken.pathPrefix };
    await (await handlers())['own.save']({ id, input, isOther: false });
    await (await handlers())['own.use-for-tokens']({ id });
    expect((await vaultNow()).tokens.get(FIRST)).toMatchObject({ on: false, origins: taken.origins });
    expect((await vaultNow()).tokens.get(SECOND)).toMatchObject({ on: taken.on });
  });

  it('brings one of its tokens into use where it leads several to one host', async () => {
    const id = await withToken();
    const { withToken: put } = await import('../../../core/vault/edit-vault');
    const { changeVault } = await import('../vault/open-vault');
    const { headers, pathPrefix } = INPUT;
    const at = { providerId: id, providerName: INPUT.name, headers, pathPrefix, sharedWithApp: false };
    await changeVault((vault) => put(vault, fakeToken(THIRD, { ...at, origins: ['https://b.own.example'] })));
    await (await handlers())['own.save']({ id, input: { ...INPUT, origins: [ELSEWHERE] }, isOther: false });
    await (await handlers())['own.use-for-tokens']({ id });
    const { tokens } = await vaultNow();
    expect([FIRST, THIRD].map((each) => tokens.get(each)?.on)).toEqual([true, false]);
  });

  it.each(['own.use-for-tokens', 'own.remove'] as const)('%s that fails ends no token', async (name) => {
    const id = await withToken();
    fake.granted.add('https://api.own.example').add(ELSEWHERE);
    await (await handlers())['own.save']({ id, input: { ...INPUT, origins: [ELSEWHERE] }, isOther: false });
    const isSent = () => JSON.stringify([...fake.rules.values()]).includes(fakeToken(FIRST).secret);
    expect(isSent()).toBe(true);
    if (name === 'own.remove') fake.fullSession = 'removed';
    else fake.localFails = new Error('Resource::kQuotaBytes quota exceeded');
    await expect((await handlers())[name]({ id })).rejects.toThrow();
    expect(isSent()).toBe(true);
  });

  it('goes with its tokens, and comes back with them', async () => {
    const id = await withToken();
    await (await handlers())['own.remove']({ id });
    expect([...(await vaultNow()).tokens.keys()]).toEqual([SECOND]);
    expect((await vaultNow()).ownProviders.size).toBe(0);
    expect(fake.session.get('snapshot')).toMatchObject({ removed: { label: 'Own API' } });
    await (await handlers())['token.restore']({});
    expect([...(await vaultNow()).tokens.keys()].sort()).toEqual([FIRST, SECOND].sort());
    expect((await vaultNow()).ownProviders.get(id)).toMatchObject({ name: 'Own API' });
  });

  it.each(['own.get', 'own.use-for-tokens', 'own.remove', 'own.share'] as const)(
    '%s of one that is not there is refused',
    async (name) => {
      await withToken();
      const id = 'own-zzzzzzzzzzzzzzzzzzzzzz';
      await expect((await handlers())[name]({ id })).rejects.toMatchObject({ code: 'not-found' });
    },
  );
});
