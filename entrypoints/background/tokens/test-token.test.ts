import { beforeEach, expect, it, vi } from 'vitest';
import { FIRST, fakeToken } from '../../../core/vault/testing/fake-token';
import { createFakeBrowser, type FakeBrowser } from '../../../tests/support/fake-browser';
import { startWorker, storeVault } from '../../../tests/support/fake-worker';

const [US, EU] = ['https://api.usepylon.com', 'https://api.eu.usepylon.com'];
const SECRET = 'sample-pylon-token-0000';
const TOKEN = {
  providerId: 'pylon',
  pathPrefix: '',
  region: 'US',
  allowedSites: [],
  secret: SECRET,
  origins: [US],
};

let fake: FakeBrowser;
/** What happens while the provider is asked. */
let meanwhile: () => Promise<void> = async () => {};
let answer: () => Response;

const works = () => Response.json({ data: { name: 'Sample' } });
const refuses = () => Response.json({ errors: ['Invalid API token'] }, { status: 401 });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 9, 0) });
  fake = createFakeBrowser();
  await storeVault(fake, [fakeToken(FIRST, TOKEN)], null);
  fake.granted.add(EU);
  startWorker(fake);
  meanwhile = async () => {};
  answer = works;
  vi.stubGlobal('fetch', async () => {
    await meanwhile();
    return answer();
  });
});

const handlers = async () => (await import('../events/messages')).HANDLERS;
const result = () => (fake.session.get('choices') as { result?: string | null } | undefined)?.result ?? null;
const stored = async () => (await (await import('../vault/open-vault')).requireVault()).tokens.get(FIRST);
const choices = async () => (await import('../stores/choices')).choices.read();

it('is kept and shown', async () => {
  await (await handlers())['token.test']({ id: FIRST });
  expect(result()).toBe(FIRST);
  expect(await stored()).toMatchObject({ test: { outcome: 'works' } });
});

it('keeps nothing of the token that the server repeats, in whatever form', async () => {
  const { secret, headers } = (await stored()) ?? fakeToken(FIRST);
  const forms = [secret, btoa(secret), btoa(`a:${secret}`).slice(4), Buffer.from(secret).toString('hex')];
  answer = () => Response.json({ errors: [`Not ${forms.join(' or ')}`] }, { status: 401 });
  await (await handlers())['token.test']({ id: FIRST });
  expect((await stored())?.test?.message).toBe('Not [token] or [token] or [token] or [token]');
  const pair = { name: 'Authorization', template: 'user:{token}', encoding: 'basic' as const };
  const { changeVault } = await import('../vault/open-vault');
  const { withToken } = await import('../../../core/vault/edit-vault');
  await changeVault((vault) => withToken(vault, fakeToken(FIRST, { ...TOKEN, headers: [...headers, pair] })));
  answer = () => Response.json({ errors: [`Not ${btoa(`user:${secret}`)}`] }, { status: 401 });
  await (await handlers())['token.test']({ id: FIRST });
  expect((await stored())?.test?.message).toBe('Not [token]');
});

it.each<[what: string, change: () => Promise<unknown>]>([
  ['is gone', async () => (await handlers())['token.remove']({ id: FIRST })],
  [
    'has another secret',
    async () => {
      const { withToken } = await import('../../../core/vault/edit-vault');
      const { tokenOf } = await import('../../../core/vault/open-vault');
      const { changeVault } = await import('../vault/open-vault');
      await changeVault((vault) => withToken(vault, { ...tokenOf(vault, FIRST), secret: 'sample-other-00' }));
    },
  ],
])('is not shown when its token %s by the time of the answer', async (_what, change) => {
  meanwhile = async () => {
    await change();
  };
  await (await handlers())['token.test']({ id: FIRST });
  expect(result()).toBeNull();
  expect((await stored())?.test ?? null).toBeNull();
});

it.each<[what: string, act: () => Promise<unknown>]>([
  [
    'a good token in the place of a refused one',
    async () => {
      const all = await handlers();
      answer = refuses;
      await all['token.test']({ id: FIRST });
      answer = works;
      await all['draft.put']({ text: 'sample-pylon-token-1111', tabOrigin: null, replacesId: FIRST });
      await all['draft.finish']({ how: 'test' });
    },
  ],
  ['another region', async () => (await handlers())['token.use-region']({ id: FIRST, region: 'EU' })],
])('minutes stay minutes: %s is off again after them, and after a restart', async (_what, act) => {
  await (await handlers())['token.send-for']({ id: FIRST, minutes: 15 });
  const before = (await choices()).sendUntil;
  await act();
  expect(await stored()).toMatchObject({ on: false, test: { outcome: 'works' } });
  expect((await choices()).sendUntil).toEqual(before);
  expect(JSON.stringify([...fake.rules.values()])).toContain('Bearer sample-pylon-token');
});

it('minutes that are over are no limit any more: pages hear of none, and another region is on without one', async () => {
  const all = await handlers();
  await all['token.send-for']({ id: FIRST, minutes: 15 });
  vi.setSystemTime(Date.now() + 15 * 60_000);
  await (await import('../sync/sync-all')).syncAll();
  expect(fake.session.get('snapshot')).toMatchObject({
    tokens: [{ on: false, status: 'off', sendUntil: null }],
  });
  await all['token.use-region']({ id: FIRST, region: 'EU' });
  expect(fake.session.get('snapshot')).toMatchObject({
    tokens: [{ on: true, status: 'sent', sendUntil: null }],
  });
});
