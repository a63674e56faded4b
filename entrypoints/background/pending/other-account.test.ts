import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageInput } from '../../../core/messages/message-table';
import type { TestResult } from '../../../core/token/outcome';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const [US, EU] = ['https://api.usepylon.com', 'https://api.eu.usepylon.com'];
const SECRET = 'sample-pylon-token-0000';
const MINE = { id: 'org_mine', name: 'Mine' };
const THEIRS = { id: 'org_theirs', name: 'Theirs' };

const TESTED: TestResult = {
  outcome: 'works',
  reason: null,
  status: 200,
  method: 'GET',
  asked: 'api.usepylon.com/me',
  duration: 1,
  at: 1,
  region: 'US',
  message: null,
  identity: { kind: 'account', text: MINE.name, id: MINE.id },
  callsLeft: null,
  callsLimit: null,
  wait: null,
};
const FIRST_TOKEN = fakeToken(FIRST, {
  providerId: 'pylon',
  providerName: 'Pylon',
  pathPrefix: '',
  region: 'US',
  origins: [US],
  allowedSites: [],
  test: TESTED,
});

let fake: FakeBrowser;
/** What happens while the provider is asked. */
let meanwhile: () => Promise<unknown>;
let answer: () => Response;

const belongsTo = (account: object) => () => Response.json({ data: account });
const refuses = () => Response.json({ errors: ['Invalid API token'] }, { status: 401 });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [FIRST_TOKEN], 'sample passphrase');
  fake.granted.add(US).add(EU);
  startWorker(fake);
  meanwhile = async () => {};
  answer = belongsTo(THEIRS);
  vi.stubGlobal('fetch', async () => {
    await meanwhile();
    return answer();
  });
});

const ask = async () => (await import('../events/messages')).HANDLERS;
const vault = async () => (await import('../vault/open-vault')).requireVault();
const tokens = async () => [...(await vault()).tokens.values()];
const ons = async () => (await tokens()).map(({ on }) => on);
const first = async () => (await tokens()).find(({ id }) => id === FIRST);
const snapshot = () => fake.session.get('snapshot') as Record<string, object | null> | undefined;

async function paste(replacesId: string | null, region: string | null = 'US'): Promise<void> {
  const all = await ask();
  await all['draft.put']({ text: SECRET, tabOrigin: null, replacesId });
  if (replacesId === null) await all['draft.choose']({ providerId: 'pylon', region, allowedSites: [] });
}
const finish = async (how: MessageInput<'draft.finish'>['how']) => (await ask())['draft.finish']({ how });

// Proves P4: A second token switches nothing off unless the account is the same.
describe('a second token of a host', () => {
  it.each<[what: string, how: 'test' | 'without-test', account: object | null, on: readonly boolean[]]>([
    ['of the same account takes over', 'test', MINE, [false, true]],
    ['of the same account under another name takes over', 'test', { ...MINE, name: 'Ours' }, [false, true]],
    ['of another account stays off', 'test', THEIRS, [true, false]],
    ['of another account with the same name stays off', 'test', { ...THEIRS, name: 'Mine' }, [true, false]],
    ['that names nobody stays off', 'test', { id: MINE.id }, [true, false]],
    ['without an id stays off', 'test', { name: MINE.name }, [true, false]],
    ['with its own text as the id stays off', 'test', { name: MINE.name, id: SECRET }, [true, false]],
    ['with 4,000 characters as the id stays off', 'test', { name: 'M', id: 'x'.repeat(4000) }, [true, false]],
    ['that is refused stays off', 'test', null, [true, false]],
    ['that nobody tested stays off', 'without-test', MINE, [true, false]],
  ])('%s', async (_what, how, account, on) => {
    answer = account === null ? refuses : belongsTo(account);
    await paste(null);
    await finish(how);
    expect(await ons()).toEqual(on);
    const rules = JSON.stringify([...fake.rules.values()]);
    expect([rules.includes(FIRST_TOKEN.secret), rules.includes(SECRET)]).toEqual(on);
  });

  it('that took over says whom it switched off, until that was seen', async () => {
    answer = belongsTo(MINE);
    await paste(null);
    await finish('test');
    expect(snapshot()).toMatchObject({ result: { switchedOff: [FIRST], uncompared: false } });
    await (await ask())['result.dismiss']({});
    expect(snapshot()).toMatchObject({ result: null });
  });

  it('stays off where the first has other words of its provider by the time of the answer', async () => {
    answer = belongsTo(MINE);
    meanwhile = async () => {
      const { changeVault } = await import('../vault/open-vault');
      const { withToken } = await import('../../../core/vault/edit-vault');
      await changeVault((now) => withToken(now, { ...FIRST_TOKEN, test: null }));
    };
    await paste(null);
    await finish('test');
    expect(await ons()).toEqual([true, false]);
  });

  it('stays off beside one that is sent for some minutes, whose end stays', async () => {
    answer = belongsTo(MINE);
    await (await ask())['token.send-for']({ id: FIRST, minutes: 15 });
    await paste(null);
    await finish('test');
    expect(await ons()).toEqual([false, false]);
    expect(snapshot()).toMatchObject({ tokens: [{ on: true, status: 'sent' }, { on: false }] });
    expect(JSON.stringify([...fake.rules.values()])).not.toContain(SECRET);
  });

  it('is on where the first was switched off meanwhile', async () => {
    meanwhile = async () => (await ask())['token.edit']({ id: FIRST, on: false });
    await paste(null);
    await finish('test');
    expect(await ons()).toEqual([false, true]);
  });

  it('that moves to the region of the first comes there switched off', async () => {
    const all = await ask();
    await paste(null, 'EU');
    await finish('test');
    const moved = (await tokens()).find(({ id }) => id !== FIRST)?.id ?? '';
    expect(await ons()).toEqual([true, true]);
    await all['token.use-region']({ id: moved, region: 'US' });
    expect(await ons()).toEqual([true, false]);
  });

  it('that was removed comes back switched off where another one is on by now', async () => {
    const all = await ask();
    await all['token.remove']({ id: FIRST });
    await paste(null);
    await finish('test');
    await all['token.restore']({});
    expect((await first())?.on).toBe(false);
    expect((await ons()).filter((on) => on)).toHaveLength(1);
  });
});

// Proves P4: A replacement waits, over a stopped worker, a lock, edits and other pastes.
describe('a replacement', () => {
  it.each<[what: string, account: object | null, uncompared: boolean]>([
    ['of the same account is made', MINE, false],
    ['that names nobody is made, and says that nothing was compared', { id: 'org_any' }, true],
    ['without an id but with the same name is made, and says so', { name: MINE.name }, true],
  ])('%s', async (_what, account, uncompared) => {
    answer = belongsTo(account ?? {});
    await paste(FIRST);
    await finish('test');
    expect(await first()).toMatchObject({ secret: SECRET, on: true });
    expect(snapshot()).toMatchObject({ result: { tokenId: FIRST, uncompared }, draft: null });
  });

  describe('of another account', () => {
    beforeEach(async () => {
      await paste(FIRST);
      await finish('test');
    });

    it('leaves the old token and the draft, and says whose both are', async () => {
      expect(await first()).toEqual(FIRST_TOKEN);
      expect(snapshot()).toMatchObject({
        draft: { state: 'open', otherAccount: { identity: { text: 'Theirs' } } },
        tokens: [{ test: { identity: { text: 'Mine' } } }],
        result: null,
      });
      expect(JSON.stringify([...fake.rules.values()])).not.toContain(SECRET);
    });

    it.each(['test', 'without-test', 'without-sending'] as const)(
      'is not made by asking again: %s',
      async (how) => {
        await finish(how);
        expect(await first()).toEqual(FIRST_TOKEN);
        expect(snapshot()?.['draft']).not.toBeNull();
      },
    );

    it('is made by a click of its own, without another test', async () => {
      vi.stubGlobal('fetch', () => Promise.reject(new Error('asked again')));
      await finish('all-the-same');
      expect(await first()).toMatchObject({
        secret: SECRET,
        on: true,
        test: { identity: { text: 'Theirs' } },
      });
      expect(snapshot()?.['draft']).toBeNull();
    });

    it('can stand beside the old one, switched off and without its pages', async () => {
      await finish('beside');
      expect(await first()).toEqual(FIRST_TOKEN);
      const other = (await tokens()).find(({ id }) => id !== FIRST);
      expect(other).toMatchObject({ secret: SECRET, on: false, allowedSites: [], origins: [US] });
    });

    it('still waits for its click after a stopped worker, and is not tested by it', async () => {
      startWorker(fake);
      vi.stubGlobal('fetch', () => Promise.reject(new Error('asked again')));
      await (await import('./finish-draft')).resumeDraft();
      expect(await first()).toEqual(FIRST_TOKEN);
      await finish('all-the-same');
      expect(await first()).toMatchObject({ secret: SECRET });
    });

    it('is forgotten by a lock', async () => {
      await (await ask())['vault.lock']({});
      expect(fake.session.has('draft')).toBe(false);
      await expect(finish('all-the-same')).rejects.toMatchObject({ code: 'locked' });
    });

    it('is not confirmed by an answer to another paste', async () => {
      await paste(FIRST);
      await expect(finish('all-the-same')).rejects.toMatchObject({ code: 'not-found' });
      expect(await first()).toEqual(FIRST_TOKEN);
    });

    it('is not made in the place of a token that is gone', async () => {
      await (await ask())['token.remove']({ id: FIRST });
      await expect(finish('all-the-same')).rejects.toMatchObject({ code: 'not-found' });
      expect(await tokens()).toEqual([]);
      await finish('beside');
      expect(await tokens()).toMatchObject([{ secret: SECRET }]);
    });
  });

  it('of a token that was off because another one is on stays off', async () => {
    const { changeVault } = await import('../vault/open-vault');
    const { withToken } = await import('../../../core/vault/edit-vault');
    const refused = { ...TESTED, outcome: 'refused', identity: null } as const;
    const other = { ...FIRST_TOKEN, id: 'second-token-001', secret: 'another-secret-0001', test: refused };
    await changeVault((now) => withToken(now, { ...other, on: false }));
    await paste(other.id);
    await finish('test');
    expect(await ons()).toEqual([true, false]);
  });
});

it('nobody is asked whether a token may stand beside another before its test', async () => {
  await paste(FIRST);
  for (const how of ['all-the-same', 'beside'] as const)
    await expect(finish(how)).rejects.toMatchObject({ code: 'not-found' });
  expect(await tokens()).toEqual([FIRST_TOKEN]);
});
